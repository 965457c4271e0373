package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Diagnostic;
import java.util.List;

/// What a text was read as.
///
/// @param module what could be read; empty for a text that was refused as a whole
/// @param diagnostics in the order of the text
public record Parsed(PolicyModule module, List<Diagnostic> diagnostics) {
    public Parsed {
        diagnostics = List.copyOf(diagnostics);
    }

    /// That everything was read: there is no error.
    public boolean isWhole() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }
}
