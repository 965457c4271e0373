package io.heliotrope.lsp;

import io.heliotrope.policy.compile.Compilation;
import io.heliotrope.policy.compile.Policies;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.prove.Advice;
import io.heliotrope.policy.syntax.Parser;
import io.heliotrope.policy.syntax.Use;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Help;
import io.heliotrope.policy.text.Label;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/// What is wrong with a text, as the protocol tells it.
record Reports(Modules modules, List<Diagnostic> own, List<Diagnostic> others) {
    private static final String SOURCE = "heliotrope";

    static Reports of(Modules modules, Places places) {
        return of(modules, Policies.compile(places, modules.sources()).diagnostics());
    }

    /// The same with what is said of a text that could be used as it is, such as guarantees that do
    /// not hold; empty when there is nothing like that. May take seconds.
    static Optional<Reports> advised(Modules modules, Places places) {
        Compilation compilation = Policies.compile(places, modules.sources());
        List<Diagnostic> advice = compilation.program().map(Advice::of).orElse(List.of());
        List<Diagnostic> all = new ArrayList<>(compilation.diagnostics());
        all.addAll(advice);
        return advice.isEmpty() ? Optional.empty() : Optional.of(of(modules, all));
    }

    private static Reports of(Modules modules, List<Diagnostic> all) {
        String main = modules.main().source().name();
        return new Reports(
                modules,
                all.stream().filter(one -> name(one).equals(main)).toList(),
                all.stream().filter(one -> !name(one).equals(main)).toList());
    }

    private static String name(Diagnostic diagnostic) {
        return diagnostic.primary().span().source().name();
    }

    /// Those of the main module, and one at each `use` of a module that has errors.
    List<org.eclipse.lsp4j.Diagnostic> diagnostics() {
        List<org.eclipse.lsp4j.Diagnostic> told = new ArrayList<>();
        own.forEach(one -> told.add(told(one)));
        for (Use use : Parser.parse(modules.main().source()).module().uses()) {
            List<Diagnostic> errors =
                    others.stream()
                            .filter(Diagnostic::isError)
                            .filter(one -> name(one).equals(use.from().value()))
                            .toList();
            if (!errors.isEmpty()) {
                told.add(told(broken(use, errors)));
            }
        }
        return told;
    }

    private static Diagnostic broken(Use use, List<Diagnostic> errors) {
        Diagnostic told =
                Diagnostic.error(
                        Code.H057,
                        use.from().span(),
                        "`"
                                + use.from().value()
                                + "` has "
                                + (errors.size() == 1 ? "an error" : errors.size() + " errors"));
        for (Diagnostic error : errors) {
            told = told.and(error.primary().span(), error.code() + ": " + error.message());
        }
        return told;
    }

    private org.eclipse.lsp4j.Diagnostic told(Diagnostic one) {
        org.eclipse.lsp4j.Diagnostic told =
                new org.eclipse.lsp4j.Diagnostic(
                        modules.main().lines().range(one.primary().span()),
                        message(one),
                        switch (one.severity()) {
                            case ERROR -> DiagnosticSeverity.Error;
                            case WARNING -> DiagnosticSeverity.Warning;
                        },
                        SOURCE,
                        one.code().name());
        told.setRelatedInformation(one.secondary().stream().map(this::related).toList());
        return told;
    }

    private DiagnosticRelatedInformation related(Label label) {
        return new DiagnosticRelatedInformation(
                modules.location(label.span()),
                label.words().isEmpty() ? "this has to do with it" : label.words());
    }

    private static String message(Diagnostic one) {
        StringBuilder message = new StringBuilder(one.message());
        if (!one.primary().words().isEmpty()) {
            message.append(": ").append(one.primary().words());
        }
        one.notes().forEach(note -> message.append("\nnote: ").append(note));
        one.helps().forEach(help -> message.append("\nhelp: ").append(help.words()));
        return message.toString();
    }

    /// The edits that help against what is wrong within `range`.
    List<CodeAction> fixes(Range range) {
        Lines lines = modules.main().lines();
        int start = lines.offset(range.getStart());
        int end = lines.offset(range.getEnd());
        List<CodeAction> fixes = new ArrayList<>();
        for (Diagnostic one : own) {
            Span place = one.primary().span();
            if (place.start() <= end && place.end() >= start) {
                for (Help help : one.helps()) {
                    if (help instanceof Help.Edit edit) {
                        fixes.add(fix(one, edit));
                    }
                }
            }
        }
        return fixes;
    }

    private CodeAction fix(Diagnostic one, Help.Edit edit) {
        CodeAction fix = new CodeAction(edit.words());
        fix.setKind(CodeActionKind.QuickFix);
        fix.setDiagnostics(List.of(told(one)));
        TextEdit change =
                new TextEdit(modules.location(edit.span()).getRange(), edit.replacement());
        fix.setEdit(
                new WorkspaceEdit(Map.of(modules.location(edit.span()).getUri(), List.of(change))));
        return fix;
    }
}
