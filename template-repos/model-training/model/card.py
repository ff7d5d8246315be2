"""The model card: what somebody reads who has to approve the model."""

from typing import Any


def card(project: str, owner: str, commit: str) -> dict[str, Any]:
    """As SageMaker's registry keeps it; edit the texts, an approver reads them.

    https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards-json-schema.html
    """
    return {
        "model_overview": {
            "model_description": f"Model of {project}: does the disease progress more than in half of the patients?",
            "model_creator": owner,
            "problem_type": "Binary classification",
            "algorithm_type": "Logistic regression on standardized measurements",
            "model_owner": owner,
        },
        "intended_uses": {
            "purpose_of_model": "A worked example. Replace the data, the algorithm and this text.",
            "intended_uses": "Trying out the way from training to production.",
            "factors_affecting_model_efficiency": "442 rows, of one clinic, from before 2004.",
            "risk_rating": "Low",
            "explanations_for_risk_rating": "Nobody is decided about.",
        },
        "additional_information": {
            "ethical_considerations": "How the model treats women and men: bias.json of its execution.",
            "custom_details": {"commit": commit},
        },
    }
