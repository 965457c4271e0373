package io.heliotrope.policy.text;

import java.util.ArrayList;
import java.util.List;

/// Something to be said about a text: what, where, why, and what to type instead.
///
/// @param message one line without a full stop
/// @param primary where it is wrong
/// @param secondary what else has to do with it, in this or other texts
public record Diagnostic(
        Code code,
        Severity severity,
        String message,
        Label primary,
        List<Label> secondary,
        List<String> notes,
        List<Help> helps) {

    public Diagnostic {
        secondary = List.copyOf(secondary);
        notes = List.copyOf(notes);
        helps = List.copyOf(helps);
    }

    public static Diagnostic error(Code code, Span span, String message) {
        return of(code, Severity.ERROR, span, message);
    }

    public static Diagnostic warning(Code code, Span span, String message) {
        return of(code, Severity.WARNING, span, message);
    }

    private static Diagnostic of(Code code, Severity severity, Span span, String message) {
        return new Diagnostic(
                code, severity, message, new Label(span, ""), List.of(), List.of(), List.of());
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// With words beside the primary mark.
    public Diagnostic labelled(String words) {
        return new Diagnostic(
                code, severity, message, new Label(primary.span(), words), secondary, notes, helps);
    }

    /// With one more marked place.
    public Diagnostic and(Span span, String words) {
        return new Diagnostic(
                code,
                severity,
                message,
                primary,
                more(secondary, new Label(span, words)),
                notes,
                helps);
    }

    public Diagnostic note(String words) {
        return new Diagnostic(
                code, severity, message, primary, secondary, more(notes, words), helps);
    }

    public Diagnostic help(String words) {
        return new Diagnostic(
                code,
                severity,
                message,
                primary,
                secondary,
                notes,
                more(helps, new Help.Advice(words)));
    }

    /// Help with an edit: `replacement` in place of what stands at `span`.
    public Diagnostic help(String words, Span span, String replacement) {
        return new Diagnostic(
                code,
                severity,
                message,
                primary,
                secondary,
                notes,
                more(helps, new Help.Edit(words, span, replacement)));
    }

    private static <T> List<T> more(List<T> some, T one) {
        List<T> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
