package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Unit;
import java.util.Optional;

/// Checks that a literal is a value which a fact may have: of its type and within its bounds.
final class Fitting {
    private Fitting() {}

    /// In base units.
    static Optional<Double> of(RegionFact fact, Typed value, Desk desk) {
        Typed like =
                new Typed(
                        new Term.OfRegion(fact),
                        fact.type(),
                        new Bounds(fact.least(), fact.most()),
                        Shown.of(fact),
                        Shown.ratio(fact),
                        false,
                        0,
                        value.span());
        return of(like, "region." + fact.path(), value, desk);
    }

    /// In base units.
    static Optional<Double> of(JobFact fact, Typed value, Desk desk) {
        Typed like =
                new Typed(
                        new Term.OfJob(fact),
                        fact.type(),
                        new Bounds(fact.least(), fact.most()),
                        Shown.of(fact),
                        Ratio.EITHER,
                        false,
                        0,
                        value.span());
        return of(like, "job." + fact.path(), value, desk);
    }

    private static Optional<Double> of(Typed like, String path, Typed value, Desk desk) {
        Dimension dimension = like.type().dimension();
        if (!value.type().dimension().equals(dimension) && !value.isBare()) {
            desk.findings().add(another(like, path, value));
            return Optional.empty();
        }
        if (!desk.algebra().canCompare(like, value, value.span())) {
            return Optional.empty();
        }
        if (like.bounds().holds(value.bounds())) {
            return Optional.of(value.bounds().least());
        }
        Unit shown = like.shown();
        desk.findings()
                .add(
                        Diagnostic.error(
                                        Code.H041,
                                        value.span(),
                                        "`"
                                                + path
                                                + "` is never "
                                                + value.shown().show(value.bounds().least()))
                                .help(
                                        "it lies between "
                                                + shown.show(like.bounds().least())
                                                + " and "
                                                + shown.show(like.bounds().most())));
        return Optional.empty();
    }

    private static Diagnostic another(Typed like, String path, Typed value) {
        return Diagnostic.error(
                        Code.H041,
                        value.span(),
                        "`" + path + "` is " + Nouns.of(like) + ", not " + Nouns.of(value))
                .help("write it in " + like.shown().word());
    }
}
