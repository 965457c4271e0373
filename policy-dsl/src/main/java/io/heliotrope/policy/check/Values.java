package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Checks the names that jobs have: classes are known for good, tenants, models and labels by the
/// catalogue. One that the catalogue does not know is a warning, where it knows any of its kind.
final class Values {
    private final Findings findings;
    private final Places places;

    Values(Findings findings, Places places) {
        this.findings = findings;
        this.places = places;
    }

    /// A value of a name as it is written: a name, names with dots, or a text.
    Optional<String> of(JobName name, Expression written) {
        Optional<String> value =
                switch (written) {
                    case Path path -> Optional.of(path.text());
                    case Expression.Text(var _, var text) -> Optional.of(text);
                    default -> Optional.empty();
                };
        if (value.isEmpty()) {
            findings.add(
                    Diagnostic.error(
                                    Code.H028,
                                    written.span(),
                                    "a name or a text belongs here, not `"
                                            + Numbers.shortened(written.span())
                                            + "`")
                            .help("what is no name is written in quotes, as `\"2024-07\"`"));
            return Optional.empty();
        }
        return check(name, value.orElseThrow(), written.span());
    }

    private Optional<String> check(JobName name, String value, Span span) {
        List<String> closed = name.closed();
        if (!closed.isEmpty() && !closed.contains(value)) {
            Diagnostic wrong =
                    Diagnostic.error(
                            Code.H030, span, "no " + name.path() + " is called `" + value + "`");
            findings.add(Unknown.suggest(wrong, value, span, closed));
            return Optional.empty();
        }
        switch (name) {
            case TENANT -> checkKnown("tenant", value, span, places.tenants());
            case MODEL -> checkKnown("model", value, span, places.models());
            case CLASS, MODEL_VERSION, MODEL_VENDOR, COHORT, STATE -> {}
        }
        return Optional.of(value);
    }

    void checkLabel(String label, Span span) {
        checkKnown("label", label, span, places.labels());
    }

    private void checkKnown(String kind, String value, Span span, Collection<String> known) {
        if (!known.isEmpty() && !known.contains(value)) {
            Diagnostic strange =
                    Diagnostic.warning(
                            Code.H034, span, "the catalogue knows no " + kind + " `" + value + "`");
            findings.add(Unknown.suggest(strange, value, span, known));
        }
    }
}
