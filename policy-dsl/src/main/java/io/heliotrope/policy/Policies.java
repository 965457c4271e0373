package io.heliotrope.policy;

import io.heliotrope.policy.check.Checked;
import io.heliotrope.policy.check.Checker;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.syntax.Parsed;
import io.heliotrope.policy.syntax.Parser;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The door to the language: texts become a program, or diagnostics that say why not.
public final class Policies {
    private Policies() {}

    /// Parses and checks. The main module comes first, and behind it those that are used, each
    /// called by its source's name in `use ... from "name"`. What could be read is checked even
    /// where the syntax of some text is wrong. Total in the texts; safe from any thread.
    ///
    /// @throws IllegalArgumentException when there is no source
    public static Compilation compile(Places places, List<Source> sources) {
        List<Parsed> parsed = sources.stream().map(Parser::parse).toList();
        Checked checked = Checker.check(parsed.stream().map(Parsed::module).toList(), places);
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            diagnostics.addAll(parsed.get(i).diagnostics());
            checked.diagnostics().stream()
                    .filter(one -> one.primary().span().source().equals(source))
                    .filter(one -> !diagnostics.contains(one))
                    .forEach(diagnostics::add);
        }
        boolean isWhole = parsed.stream().allMatch(Parsed::isWhole);
        return new Compilation(
                isWhole ? checked.program() : Optional.empty(), diagnostics, checked.tests());
    }
}
