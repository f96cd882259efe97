(() => {
  "use strict";
  const start = (root) => {
    if (root.hasAttribute("data-al-live") || !HTMLElement.prototype.showPopover) return;
    root.setAttribute("data-al-live", "");
    const text = root.querySelector(".al-text");
    const card = document.createElement("div");
    card.className = "al-card";
    card.id = `${root.id}-card`;
    card.popover = "manual";
    card.setAttribute("role", "tooltip");
    root.append(card);
    // On a narrow page the text comes first.
    if (root.clientWidth && root.clientWidth < 600) root.querySelector(".al-legend").open = false;
    let shown = null;
    let timer = 0;

    const lit = (run) =>
      [...run.querySelectorAll(".al-hl")].some((one) => getComputedStyle(one).getPropertyValue("--al-off").trim() !== "1");

    const hide = () => {
      clearTimeout(timer);
      if (!shown) return;
      shown.removeAttribute("aria-describedby");
      shown = null;
      card.hidePopover();
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(hide, 200);
    };
    const show = (run, x) => {
      clearTimeout(timer);
      if (run === shown) return;
      hide();
      if (!run.dataset.note || !lit(run)) return;
      card.replaceChildren(
        ...run.dataset.note.split("\n").map((line) => {
          const part = document.createElement(line.startsWith("  ") ? "span" : "div");
          part.textContent = line.trim();
          return part;
        }),
      );
      card.showPopover();
      // Of words that run over several lines, the line that the pointer is at.
      const boxes = [...run.getClientRects()];
      const box = (x && boxes.find((one) => one.left <= x.clientX && x.clientX <= one.right && one.top <= x.clientY && x.clientY <= one.bottom)) || boxes[0];
      const { width, height } = card.getBoundingClientRect();
      const room = document.documentElement;
      const left = Math.min(Math.max(8, x ? x.clientX - 24 : box.left), Math.max(8, room.clientWidth - width - 8));
      const below = box.bottom + 6;
      const top = below + height > room.clientHeight - 8 && box.top - height - 6 > 0 ? box.top - height - 6 : below;
      card.style.left = `${left}px`;
      card.style.top = `${top}px`;
      run.setAttribute("aria-describedby", card.id);
      shown = run;
    };

    text.addEventListener("mouseover", (event) => {
      const run = event.target.closest(".al-r");
      if (run) show(run, event);
      else later();
    });
    text.addEventListener("mouseleave", later);
    card.addEventListener("mouseenter", () => clearTimeout(timer));
    card.addEventListener("mouseleave", later);
    text.addEventListener("focusin", (event) => {
      const run = event.target.closest("a.al-r");
      if (!run) return;
      stop.tabIndex = -1;
      stop = run;
      run.tabIndex = 0;
      if (run.matches(":focus-visible")) show(run, null);
    });
    text.addEventListener("focusout", later);
    // What takes the focus when the mouse goes down starts no selection in Chromium.
    text.addEventListener("mousedown", (event) => {
      const run = event.target.closest("a.al-r");
      if (!run) return;
      run.removeAttribute("tabindex");
      setTimeout(() => { run.tabIndex = run === stop ? 0 : -1; }, 0);
    });

    // One stop for the Tab key; arrows go from highlight to highlight. Without any the text takes no focus.
    const links = [...text.querySelectorAll("a.al-r")];
    let stop = links[0] || text;
    for (const link of links) {
      link.tabIndex = link === stop ? 0 : -1;
      // Words of a link cannot be marked with the mouse: from here on the script follows it.
      link.dataset.to = link.getAttribute("href").slice(1);
      link.removeAttribute("href");
      link.setAttribute("role", "link");
    }
    const go = (from, step) => {
      for (let at = from; at >= 0 && at < links.length; at += step) {
        if (lit(links[at])) {
          links[at].focus();
          return true;
        }
      }
      return false;
    };
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && shown) {
        hide();
        event.stopPropagation();
        return;
      }
      const at = links.indexOf(event.target.closest("a.al-r"));
      if (at < 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.key === "Enter") {
        follow(links[at].dataset.to);
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const moves = { ArrowRight: [at + 1, 1], ArrowLeft: [at - 1, -1], Home: [0, 1], End: [links.length - 1, -1] };
      const move = moves[event.key];
      if (!move) return;
      go(...move);
      event.preventDefault();
      event.stopPropagation();
    });

    // The stop of the Tab key must be a highlight that is to be seen.
    const settle = () => {
      if (!links.length || lit(stop)) return;
      stop.tabIndex = -1;
      stop = links.find(lit) || links[0];
      stop.tabIndex = 0;
    };
    root.addEventListener("change", () => {
      hide();
      settle();
    });
    settle();

    for (const set of root.querySelectorAll("fieldset")) {
      const line = document.createElement("div");
      line.className = "al-buttons";
      for (const [name, on] of [["all", true], ["none", false]]) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = name;
        button.setAttribute("aria-label", `${name}: ${set.querySelector("legend").textContent}`);
        button.addEventListener("click", () => {
          for (const box of set.querySelectorAll("input")) box.checked = on;
          set.dispatchEvent(new Event("change", { bubbles: true }));
        });
        line.append(button);
      }
      set.querySelector("legend").after(line);
    }

    const follow = (name) => {
      const goal = document.getElementById(name);
      if (!goal) return;
      hide();
      for (let at = goal.parentElement; at && at !== root; at = at.parentElement) {
        if (at.matches("details")) at.open = true;
      }
      for (const one of root.querySelectorAll(".al-here")) one.classList.remove("al-here");
      goal.classList.add("al-here");
      const target = goal.matches("tr") ? goal.querySelector("a.al-back") || goal : goal.closest("a.al-r") || goal;
      target.focus({ preventScroll: true });
      goal.scrollIntoView({ block: "center" });
    };
    root.addEventListener("click", (event) => {
      const run = event.target.closest("a.al-r");
      if (run) {
        // Who marks words with the mouse does not want to leave them.
        if (getSelection().isCollapsed) follow(run.dataset.to);
        return;
      }
      const link = event.target.closest('a[href^="#"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // The address stays as it is: that of JupyterLab is its own.
      event.preventDefault();
      follow(link.getAttribute("href").slice(1));
    });
  };

  for (const root of document.querySelectorAll(".allegedly")) start(root);
})();
