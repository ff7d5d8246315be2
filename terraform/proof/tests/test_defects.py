"""The eighteen defects of the well-known sample (aws-samples/mlops-multi-account-terraform): none comes back.

Here is what can be seen without a plan. ``test_walk.py`` reads the plans of every root by the same rules, and
``test_defects_can_fail.py`` shows each rule something bad.
"""

from collections.abc import Callable, Iterator

from proof import defects, places

Check = Callable[[str], Iterator[str]]


def found(texts: dict[str, str], check: Check) -> list[str]:
    return [f"{name}: {words}" for name, text in texts.items() for words in check(text)]


def found_in_workflows(check: Callable[[defects.Workflow], Iterator[str]]) -> list[str]:
    workflows = defects.workflows()
    assert workflows
    return [f"{name}: {words}" for name, workflow in workflows.items() for words in check(workflow)]


def test_defect_01_no_administrator_for_any_repository_or_branch() -> None:
    def administrators(text: str) -> Iterator[str]:
        if "AdministratorAccess" in text or "repo:${var.organization}/*" in text:
            yield "an administrator"

    template = {"cloudformation.yaml": (places.TERRAFORM / "bootstrap/cloudformation.yaml").read_text()}
    assert found(defects.configurations() | template, administrators) == []


def test_defect_02_no_pull_request_changes_anything() -> None:
    assert found_in_workflows(defects.changes_on_pull_requests) == []


def test_defect_03_stages_wait_for_each_other_and_nothing_approves_itself() -> None:
    assert found_in_workflows(defects.stages_at_once) == []


def test_defect_04_no_token_is_in_a_variable_or_in_state() -> None:
    assert found(defects.configurations(), defects.secrets_in_variables) == []


def test_defect_06_the_approved_model_is_deployed_and_no_other() -> None:
    assert found_in_workflows(defects.another_model_than_the_approved) == []
    assert found(defects.python_sources(), defects.loops_that_never_end) == []
    assert found(defects.python_sources(), defects.names_by_replacing) == []


def test_defect_08_no_key_is_empty_by_default() -> None:
    assert found(defects.configurations(), defects.keys_that_nothing_uses) == []


def test_defect_09_networks_and_zones_are_chosen() -> None:
    assert found(defects.configurations(), defects.fixed_networks) == []


def test_defect_10_no_denial_is_written_off() -> None:
    assert found(defects.configurations(), defects.jobs_beside_the_network) == []


def test_defect_14_one_provider_in_a_range_and_no_clock() -> None:
    assert found(defects.configurations(), defects.exact_pins_and_other_providers) == []


def test_defect_15_images_do_not_change_and_errors_are_named() -> None:
    assert found_in_workflows(defects.mutable_images) == []
    assert found(defects.python_sources(), defects.errors_swallowed) == []


def test_defect_16_tests_prove_something_and_branches_reach_no_stage() -> None:
    assert found(defects.python_sources(), defects.tests_that_prove_nothing) == []
    assert found_in_workflows(defects.stages_from_branches) == []


def test_defect_17_actions_are_pinned_and_nothing_is_left_lying() -> None:
    assert found_in_workflows(defects.actions_that_move) == []
    assert defects.leftovers() == []


def test_defect_18_nothing_is_named_by_chance() -> None:
    assert found(defects.configurations(), defects.names_by_chance) == []
