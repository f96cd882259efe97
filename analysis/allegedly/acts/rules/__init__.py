"""The rules for acts: what each is called, what it matches, and a sentence in which it fires.

One module a family of acts; `allegedly.acts.search` says in which order they are tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is named in results: the act it finds, what it matches, and a sentence in which it fires."""

    name: str
    act: str
    gist: str
    example: str


RULES: Final = (
    Rule("A1", "ACCUSE", "accuse or suspect somebody of something", "The union accused the firm of theft."),
    Rule("A2", "ACCUSE", "blame somebody for something; sue, indict", "Farmers blamed the dam for the flood."),
    Rule("A3", "ACCUSE", "blame something on somebody", "The mayor blamed the leak on his deputy."),
    Rule("A4", "ACCUSE", "charge somebody with something, arrest for", "Prosecutors charged the baker with fraud."),
    Rule("A5", "ACCUSE", "allege or say that somebody did wrong", "The clerk said the mayor lied to voters."),
    Rule(
        "A6",
        "ACCUSE",
        "hold responsible, to blame, point the finger at, call a culprit",
        "Bell called the mayor a liar.",
    ),
    Rule("A7", "ACCUSE", "accusation, allegation, claim", "The union's accusation of theft surprised the firm."),
    Rule("A8", "ACCUSE", "participle or heading without auxiliary", "Mayor accused of theft"),
    Rule("A9", "ACCUSE", "each other", "Ostmark and Vereland accused each other of spying."),
    Rule("A10", "ACCUSE", "hearsay: allegedly, alleged, is said to", "The mayor allegedly bribed two clerks."),
    Rule(
        "A11",
        "ACCUSE",
        "what somebody said, taken up as a charge",
        "Bell says Pike opened the gate, an accusation Pike denies.",
    ),
    Rule("A12", "ACCUSE", "the author says that somebody deceived", "The mayor misled the council."),
    Rule("A13", "ACCUSE", "under investigation, on trial for", "The mayor is under investigation for fraud."),
    Rule("C1", "CRITICIZE", "criticise, slam, condemn somebody or something", "Bell slammed the budget."),
    Rule("C2", "CRITICIZE", "call something by a bad name", "Bell called the budget a disaster."),
    Rule("C3", "CRITICIZE", "lash out at, take aim at, hit back", "Bell lashed out at the council."),
    Rule("C4", "CRITICIZE", "criticism, attack, under fire", "Her criticism of the budget was sharp."),
    Rule("C5", "CRITICIZE", "critical of, furious at", "Bell was critical of the budget."),
    Rule("C6", "CRITICIZE", "say that something is bad", "Bell said the budget was a disaster."),
    Rule("C7", "CRITICIZE", "an abusive attribute in passing", "Bell's racist rhetoric alarmed them."),
    Rule("C8", "CRITICIZE", "echo another's criticism", "The union echoed Bell's criticism of the budget."),
    Rule("C9", "CRITICIZE", "disparaging remarks about", "The mayor's disparaging remarks about farmers angered them."),
    Rule("C10", "CRITICIZE", "a widely criticised speech", "A widely criticized speech cost him the vote."),
    Rule("C11", "CRITICIZE", "ask somebody for amends", "The union called on the mayor to apologize."),
    Rule("C12", "CRITICIZE", "the author calls somebody bad", "The mayor is a racist."),
    Rule("D1", "DENY", "deny", "The mayor denied taking bribes."),
    Rule("D2", "DENY", "reject or dispute a claim", "The mayor rejected the claims."),
    Rule("D3", "DENY", "call a claim false", "The mayor called the report false."),
    Rule(
        "D4",
        "DENY",
        "say that it is not so, or that one had no part in it",
        "The report is false, the mayor said.",
    ),
    Rule("D5", "DENY", "plead not guilty, maintain one's innocence", "The baker pleaded not guilty."),
    Rule("D6", "DENY", "denial, rebuttal", "The mayor's denial came within an hour."),
    Rule("D7", "DENY", "passive", "The claim was denied by the mayor."),
    Rule("D8", "DENY", "negated clause about what one is accused of", "The mayor insisted he had not lied."),
    Rule(
        "D9",
        "DENY",
        "falsely claimed, the false claim that",
        "The mayor falsely claimed that the bridge was safe.",
    ),
    Rule("D10", "DENY", "contrary to a claim", "Contrary to the union's claims, the bridge is safe."),
    Rule("E1", "EVADE", "formula of evasion", "The mayor declined to comment."),
    Rule("E2", "EVADE", "verb of evasion", "The mayor tiptoed around the question."),
    Rule("R1", "REJECT", "reject a proposal", "The mayor rejected the offer."),
    Rule("R2", "REJECT", "refuse to do", "The mayor refused to resign."),
    Rule("R3", "REJECT", "not support an idea", "The mayor does not support the plan."),
    Rule("N1", "CONCEDE", "admit, acknowledge, concede", "The mayor admitted that the bridge was unsafe."),
    Rule("N2", "CONCEDE", "apologise, take responsibility, take back", "The mayor apologized for the delay."),
    Rule("N3", "CONCEDE", "admission, apology", "Her apology for the delay came late."),
    Rule("M4", "CONCEDE", "say that one was wrong", "“We made a mistake,” Bell said."),
    Rule("N4", "CONFIRM", "confirm, verify", "Police confirmed that the bridge was closed."),
    Rule("N5", "CONFIRM", "agree that, agree with", "Bell agreed that the bridge was unsafe."),
    Rule("N6", "EXPRESS_CONCERN", "fear, worry, lament", "Farmers fear that the dam will break."),
    Rule("N7", "EXPRESS_CONCERN", "warn that, warn of", "Engineers warned that the dam would break."),
    Rule("N8", "EXPRESS_CONCERN", "raise, voice, have concerns", "The union raised concerns about the dam."),
    Rule("N9", "EXPRESS_CONCERN", "be worried, concerned, wary", "Farmers are worried that the dam will break."),
    Rule("N10", "EXPRESS_CONCERN", "doubt, question whether", "The union questioned whether the dam was safe."),
    Rule("N11", "DEMAND", "demand or call for something", "The union called for a new dam."),
    Rule("N12", "DEMAND", "urge, ask, tell somebody to do something", "The union urged the mayor to resign."),
    Rule("N13", "DEMAND", "demand, call, plea", "The union's demand for a new dam surprised the mayor."),
    Rule("M1", "DEMAND", "say that somebody must do something", "Ostmark must pay, the envoy said."),
    Rule("N14", "PROPOSE", "propose, suggest, recommend", "The mayor proposed building a new dam."),
    Rule("N15", "PROPOSE", "offer, invite, encourage", "The mayor offered to meet the farmers."),
    Rule("N16", "PROPOSE", "proposal, suggestion, offer", "Her proposal to close the bridge pleased them."),
    Rule("M2", "PROPOSE", "say that somebody should do something", "Bell said the council should close the bridge."),
    Rule("N17", "PROMISE", "promise, pledge, vow, agree to", "The mayor promised to repair the bridge."),
    Rule("N18", "PROMISE", "promise, pledge, vow as a noun", "Her pledge to repair the bridge pleased them."),
    Rule("M3", "PROMISE", "say that one will do something", "“We will repair the bridge,” Bell said."),
    Rule("N19", "THREATEN", "threaten", "The union threatened to strike."),
    Rule("N20", "THREATEN", "warn of a blow of one's own", "Ostmark warned that it would retaliate."),
    Rule("N21", "THREATEN", "threat", "The union's threat to sue alarmed the mayor."),
    Rule("N22", "JUSTIFY", "defend, justify", "The mayor defended her decision."),
    Rule("N23", "ASK", "ask, wonder", "Reporters asked whether the bridge was safe."),
    Rule("N24", "PRAISE", "praise, thank, hail", "Bell praised the nurses for staying."),
    Rule("N25", "PRAISE", "back, endorse", "The union endorsed the mayor."),
    Rule("N26", "PRAISE", "praise, tribute, endorsement", "Her praise for the nurses surprised them."),
    Rule("U1", "UNDERCUT", "no evidence that", "Police have no evidence that the mayor lied."),
    Rule("U2", "UNDERCUT", "unverified, unsubstantiated claims", "The mayor cited an unverified report."),
    Rule("U3", "UNDERCUT", "could not be verified, cast doubt on", "Police could not verify the claim."),
    Rule(
        "L",
        "*",
        "a clause that the learned weights find to accuse, criticise or deny",
        "Bell claimed that the mayor used several aides to hide her donations.",
    ),
    Rule("S", "ASSERT", "an attribution that does nothing more specific", "The mayor said the bridge was open."),
)
