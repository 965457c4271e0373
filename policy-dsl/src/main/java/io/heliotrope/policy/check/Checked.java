package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.text.Diagnostic;
import java.util.List;
import java.util.Optional;

/// What a check found.
///
/// @param program empty when there is an error
/// @param diagnostics by module in the order given, then by place
/// @param tests of the main module, those that make sense, in the order written
public record Checked(
        Optional<Program> program, List<Diagnostic> diagnostics, List<TestCase> tests) {
    public Checked {
        diagnostics = List.copyOf(diagnostics);
        tests = List.copyOf(tests);
    }
}
