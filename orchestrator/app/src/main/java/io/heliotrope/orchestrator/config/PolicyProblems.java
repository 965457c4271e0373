package io.heliotrope.orchestrator.config;

import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.orchestrator.yaml.Problem;
import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with the text of a policy, against the catalogue of the same settings: such a
/// policy starts nothing.
final class PolicyProblems {
    private PolicyProblems() {}

    static List<Problem> of(HeliotropeConfig config) {
        PolicySettings policy = config.policy();
        if (!policy.isText()) {
            return List.of();
        }
        Compilation compilation = PolicyTexts.compile(policy.texts(), config.catalogue());
        List<Problem> problems = new ArrayList<>();
        for (Diagnostic diagnostic : compilation.diagnostics()) {
            if (diagnostic.isError()) {
                problems.add(problem(diagnostic));
            }
        }
        return problems;
    }

    private static Problem problem(Diagnostic diagnostic) {
        Span span = diagnostic.primary().span();
        return new Problem(
                span.source().name(),
                span.line(),
                span.column(),
                diagnostic.code()
                        + ": "
                        + diagnostic.message()
                        + "; 'heliotrope policy check' tells more");
    }
}
