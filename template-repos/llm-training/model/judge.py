"""Who says whether an answer is good, where no figure can."""

import json
from typing import Protocol

import boto3

QUESTION = """Is the answer right and polite? Compare it with the one that an expert gave.
Question: {question}
Expert: {expected}
Answer: {answer}
Reply with one JSON object: {{"score": a number between 0 and 1}}"""


class Judge(Protocol):
    """Gives an answer between 0 (wrong) and 1 (as good as the expert's)."""

    def score(self, question: str, expected: str, answer: str) -> float:
        """The verdict."""
        ...


class WordsInCommon:
    """Counts the expert's words that the answer has: cheap, the same every time, and no judge of meaning."""

    def score(self, question: str, expected: str, answer: str) -> float:
        """The share of the expert's words."""
        wanted = set(expected.lower().split())
        return len(wanted & set(answer.lower().split())) / len(wanted)


class Bedrock:
    """Asks another model, of Amazon Bedrock, by its id."""

    def __init__(self, model_id: str, region: str) -> None:
        self._model_id = model_id
        self._client = boto3.client("bedrock-runtime", region_name=region)

    def score(self, question: str, expected: str, answer: str) -> float:
        """The verdict; raises ValueError when the model does not give one."""
        text = QUESTION.format(question=question, expected=expected, answer=answer)
        said = self._client.converse(
            modelId=self._model_id,
            messages=[{"role": "user", "content": [{"text": text}]}],
            inferenceConfig={"maxTokens": 100, "temperature": 0.0},
        )
        score = float(json.loads(said["output"]["message"]["content"][0]["text"])["score"])
        if not 0 <= score <= 1:
            raise ValueError(f"{self._model_id} gave {score}, not a number between 0 and 1.")
        return score
