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
    Rule("A4", "ACCUSE", "charge somebody with something", "Prosecutors charged the baker with fraud."),
    Rule("A5", "ACCUSE", "allege or say that somebody did wrong", "The clerk said the mayor lied to voters."),
    Rule(
        "A6",
        "ACCUSE",
        "hold responsible, point the finger at, call a culprit",
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
    Rule("C1", "CRITICIZE", "criticise, slam, condemn somebody or something", "Bell slammed the budget."),
    Rule("C2", "CRITICIZE", "call something by a bad name", "Bell called the budget a disaster."),
    Rule("C3", "CRITICIZE", "lash out at, take aim at, hit back", "Bell lashed out at the council."),
    Rule("C4", "CRITICIZE", "criticism, attack, under fire", "Her criticism of the budget was sharp."),
    Rule("C5", "CRITICIZE", "critical of, furious at", "Bell was critical of the budget."),
    Rule("C6", "CRITICIZE", "say that something is bad", "Bell said the budget was a disaster."),
    Rule("C7", "CRITICIZE", "an abusive attribute in passing", "Bell's racist rhetoric alarmed them."),
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
    Rule("E1", "EVADE", "formula of evasion", "The mayor declined to comment."),
    Rule("E2", "EVADE", "verb of evasion", "The mayor tiptoed around the question."),
    Rule("R1", "REJECT", "reject a proposal", "The mayor rejected the offer."),
    Rule("R2", "REJECT", "refuse to do", "The mayor refused to resign."),
    Rule("R3", "REJECT", "not support an idea", "The mayor does not support the plan."),
    Rule("U1", "UNDERCUT", "no evidence that", "Police have no evidence that the mayor lied."),
    Rule("M1", "DEMAND", "say that somebody must do something", "Ostmark must pay, the envoy said."),
    Rule("S", "ASSERT", "an attribution that does nothing more specific", "The mayor said the bridge was open."),
    Rule("O", "*", "the act that a cue of the table names", "Bell praised the nurses for staying."),
)
