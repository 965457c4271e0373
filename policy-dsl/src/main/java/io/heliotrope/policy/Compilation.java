package io.heliotrope.policy;

import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.text.Diagnostic;
import java.util.List;
import java.util.Optional;

/// What texts became.
///
/// @param program empty when there is an error
/// @param diagnostics by text in the order given; what is wrong with the syntax of a text before
///   what else is wrong with it
/// @param tests of the first text, those that make sense, in the order written
public record Compilation(
        Optional<Program> program, List<Diagnostic> diagnostics, List<TestCase> tests) {
    public Compilation {
        diagnostics = List.copyOf(diagnostics);
        tests = List.copyOf(tests);
    }
}
