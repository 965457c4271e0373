package io.heliotrope.orchestrator.policy;

import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicyText;
import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.prove.Advice;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A policy's text, checked against a catalogue.
///
/// @param file as it was asked for; the modules that it uses lie beside it
/// @param advice what can be said without running it; empty where nobody asked
public record CheckedText(Path file, Compilation compilation, List<Diagnostic> advice) {
    public CheckedText {
        advice = List.copyOf(advice);
    }

    /// Checks a main module, which comes first, with those that it uses.
    public static CheckedText of(Path file, List<PolicyText> texts, Catalogue catalogue) {
        return new CheckedText(file, PolicyTexts.compile(texts, catalogue), List.of());
    }

    /// The same with all that [Advice] has to say; what is not a program is left as it is.
    public CheckedText advised() {
        return new CheckedText(
                file, compilation, compilation.program().map(Advice::of).orElse(List.of()));
    }

    /// Whether it can be used: warnings allow that.
    public boolean isSound() {
        return errors() == 0;
    }

    int errors() {
        return (int) diagnostics().stream().filter(Diagnostic::isError).count();
    }

    int warnings() {
        return (int) diagnostics().stream().filter(one -> !one.isError()).count();
    }

    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(compilation.diagnostics());
        all.addAll(advice);
        return all;
    }

    /// Where a module lies, with `/` between folders.
    String path(Source source) {
        return file.resolveSibling(source.name()).toString().replace('\\', '/');
    }

    /// In one line.
    String summary() {
        String warned = warnings() == 0 ? "" : ", " + count(warnings(), "warning");
        return isSound()
                ? file
                        + " is sound: "
                        + compilation.program().map(CheckedText::contents).orElse("")
                        + ", "
                        + count(compilation.tests().size(), "test")
                        + warned
                : file + ": " + count(errors(), "error") + warned;
    }

    private static String contents(Program program) {
        int policies = program.policies().size();
        return (policies == 1 ? "1 policy" : policies + " policies")
                + ", "
                + count(program.guarantees().size(), "guarantee");
    }

    /// Such as `1 test`, `2 tests`.
    public static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
