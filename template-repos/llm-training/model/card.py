"""The model card: what somebody reads who has to approve the model."""

from typing import Any


def card(project: str, owner: str, commit: str, base: dict[str, Any]) -> dict[str, Any]:
    """As SageMaker's registry keeps it; edit the texts, an approver reads them.

    https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards-json-schema.html
    """
    return {
        "model_overview": {
            "model_description": f"Adapter of {project} for {base['name']}: answers customers of a bank.",
            "model_creator": owner,
            "problem_type": "Text generation",
            "algorithm_type": "LoRA",
            "model_owner": owner,
        },
        "intended_uses": {
            "purpose_of_model": "A worked example. Replace the data and this text.",
            "intended_uses": "Trying out the way from examples to a registered adapter.",
            "risk_rating": "Medium",
            "explanations_for_risk_rating": "It writes free text; nobody checks it before a customer reads it.",
        },
        "additional_information": {
            "ethical_considerations": "Examples are made up; nobody's words are learnt by heart.",
            "custom_details": {
                "commit": commit,
                "base model": base["name"],
                "licence": base["licence"],
                "licence accepted by": base["accepted-by"],
            },
        },
    }
