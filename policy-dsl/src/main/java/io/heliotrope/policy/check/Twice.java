package io.heliotrope.policy.check;

import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;

/// What is said of a name that two things have.
final class Twice {
    private Twice() {}

    static Diagnostic of(String kind, Name name, Span first) {
        return of(kind, name.text(), name.span(), first);
    }

    static Diagnostic of(String kind, String name, Span second, Span first) {
        return Diagnostic.error(
                        Code.H035, second, "there are two of the " + kind + " `" + name + "`")
                .and(first, "the first")
                .help("leave one of them out, or give it another name");
    }
}
