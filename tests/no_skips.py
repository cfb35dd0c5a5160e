"""A pytest plugin: with CI=true a skipped test is a failed run, for nobody reads a skip there."""

import os

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if skips_fail() and (skipped := terminalreporter.stats.get("skipped", [])):
        terminalreporter.section("skipped where CI=true allows none", red=True)
        for report in skipped:
            terminalreporter.line(f"{report.nodeid}: {report.longrepr[-1]}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if skips_fail() and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def skips_fail() -> bool:
    return os.environ.get("CI") == "true"
