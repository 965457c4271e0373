package io.heliotrope.policy.check;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;

/// How much of each thing there may be, so that the cost of a decision is bounded.
/// `docs/policy/diagnostics.md` has them at H050.
enum Limits {
    MODULES(32, "modules"),
    REGION_SETS(500, "region sets of a module"),
    GUARANTEES(100, "guarantees"),
    POLICIES(200, "policies"),
    REQUIREMENTS(500, "requirements of a policy"),
    BUDGETS(64, "budgets"),
    STEPS(64, "steps of relaxation"),
    RANKS(16, "ranks or anchors of a preference"),
    TESTS(1000, "tests of a module");

    private final int most;
    private final String of;

    Limits(int most, String of) {
        this.most = most;
        this.of = of;
    }

    /// As the page of diagnostics has it.
    String row() {
        return "| " + most + " | " + of + " |";
    }

    /// Tells at `span` when there are more than are allowed.
    void check(Findings findings, int count, Span span) {
        if (count > most) {
            findings.add(
                    Diagnostic.error(
                                    Code.H050,
                                    span,
                                    "at most " + most + " " + of + ", here are " + count)
                            .help("leave some out, or put several into one"));
        }
    }
}
