package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Preference.Band;
import io.heliotrope.policy.program.Reading;
import io.heliotrope.policy.syntax.Anchor;
import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Rank;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Kind;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Checks what a policy prefers. Empty where something was wrong, which was told.
final class Preferences {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Desk desk;
    private final SignalReads reads;

    Preferences(Desk desk, SignalReads reads) {
        this.desk = desk;
        this.reads = reads;
    }

    Optional<Preference> of(Clause.Ranked ranked) {
        Limits.RANKS.check(desk.findings(), ranked.ranks().size(), ranked.span());
        List<Preference.Rank> ranks = new ArrayList<>();
        for (Rank rank : ranked.ranks()) {
            rank(rank).ifPresent(ranks::add);
        }
        return ranks.size() == ranked.ranks().size()
                ? Optional.of(new Preference.Ranked(ranks))
                : Optional.empty();
    }

    private Optional<Preference.Rank> rank(Rank rank) {
        Optional<Typed> by = desk.numbers().of(rank.by(), Where.wish("a preference", reads));
        if (by.isEmpty()) {
            return Optional.empty();
        }
        Typed term = by.orElseThrow();
        if (!Reading.readsRegion(term.term())) {
            desk.findings().add(alike(term));
            return Optional.empty();
        }
        Expression.Quantity within = rank.within();
        Optional<Band> band = within == null ? Optional.of(new Band.Within(0)) : band(term, within);
        boolean isLower = rank.better() == Rank.Better.LOWER;
        return band.map(so -> new Preference.Rank(term.term(), isLower, so, term.shown()));
    }

    private static Diagnostic alike(Typed term) {
        return Diagnostic.error(
                        Code.H048,
                        term.span(),
                        "`" + Numbers.shortened(term.span()) + "` is the same in every region")
                .help("prefer something of the region, as in `lower region.grams`");
    }

    /// An absolute distance in the term's unit, or a share of the best for what is no ratio itself.
    private Optional<Band> band(Typed term, Expression.Quantity within) {
        Unit unit = Shown.unit(within.unit().spelling());
        Optional<Typed> checked = desk.algebra().literal(within.value(), unit, within.span());
        if (checked.isEmpty()) {
            return Optional.empty();
        }
        Typed distance = checked.orElseThrow();
        double value = distance.bounds().least();
        boolean isShare =
                distance.ratio() == Ratio.PERCENT
                        && (!term.isNumber() || term.ratio() == Ratio.PLAIN);
        if (!(value >= 0)) {
            desk.findings()
                    .add(
                            Diagnostic.error(
                                            Code.H029,
                                            within.span(),
                                            "a distance from the best is not negative")
                                    .help("leave `within` out where the best alone counts"));
            return Optional.empty();
        }
        if (isShare) {
            return Optional.of(new Band.Share(value));
        }
        // The distance of two points is no point, and of two averages no average.
        boolean fits = distance.type().equals(Type.of(term.type().dimension()));
        if (!fits) {
            desk.findings()
                    .add(
                            Diagnostic.error(
                                            Code.H029,
                                            within.span(),
                                            "this band is "
                                                    + Nouns.of(distance)
                                                    + ", what it is around is "
                                                    + Nouns.of(term))
                                    .and(term.span(), Nouns.label(term))
                                    .help(
                                            "write it in "
                                                    + unit(term)
                                                    + ", or as a share of the best in %"));
            return Optional.empty();
        }
        return Optional.of(new Band.Within(value));
    }

    private static String unit(Typed term) {
        return term.type().kind() == Kind.POINT
                ? Shown.of(Type.of(term.type().dimension())).word()
                : term.shown().word();
    }

    Optional<Preference> of(Clause.Balanced balanced) {
        Limits.RANKS.check(desk.findings(), balanced.anchors().size(), balanced.span());
        List<Preference.Anchor> anchors = new ArrayList<>();
        Map<String, Span> seen = new HashMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        boolean haveWeights = true;
        for (Anchor anchor : balanced.anchors()) {
            Span before = seen.putIfAbsent(anchor.signal().text(), anchor.signal().span());
            if (before != null) {
                desk.findings()
                        .add(
                                Twice.of(
                                        "anchor",
                                        anchor.signal().text(),
                                        anchor.signal().span(),
                                        before));
            }
            haveWeights &= isWeight(anchor.weight());
            sum = sum.add(anchor.weight().value());
            anchor(anchor).ifPresent(anchors::add);
        }
        if (!haveWeights || !addUp(sum, balanced)) {
            return Optional.empty();
        }
        return anchors.size() == balanced.anchors().size()
                ? Optional.of(new Preference.Balanced(anchors))
                : Optional.empty();
    }

    private boolean isWeight(Expression.Quantity weight) {
        if (weight.unit().spelling().equals("%") && weight.value().signum() > 0) {
            return true;
        }
        desk.findings()
                .add(
                        Diagnostic.error(
                                        Code.H056,
                                        weight.span(),
                                        "a weight is a percentage above zero, not "
                                                + weight.span().text())
                                .help("the weights of a balance add up to 100 %"));
        return false;
    }

    private boolean addUp(BigDecimal sum, Clause.Balanced balanced) {
        if (sum.compareTo(WHOLE) == 0) {
            return true;
        }
        Diagnostic wrong =
                Diagnostic.error(
                        Code.H056,
                        balanced.anchors().getFirst().weight().span(),
                        "the weights add up to "
                                + sum.stripTrailingZeros().toPlainString()
                                + " %, not to 100 %");
        for (Anchor anchor : balanced.anchors().subList(1, balanced.anchors().size())) {
            wrong = wrong.and(anchor.weight().span(), "");
        }
        desk.findings().add(wrong.help("change a weight so that they add up to 100 %"));
        return false;
    }

    private Optional<Preference.Anchor> anchor(Anchor anchor) {
        Optional<Typed> signal =
                desk.numbers().of(anchor.signal(), Where.wish("a preference", reads));
        OptionalDouble best = end(anchor.best(), signal);
        OptionalDouble worst = end(anchor.worst(), signal);
        if (signal.isEmpty() || best.isEmpty() || worst.isEmpty()) {
            return Optional.empty();
        }
        Typed term = signal.orElseThrow();
        if (!Reading.readsRegion(term.term())) {
            desk.findings().add(alike(term));
            return Optional.empty();
        }
        if (best.orElseThrow() == worst.orElseThrow()) {
            desk.findings()
                    .add(
                            Diagnostic.error(
                                            Code.H056,
                                            anchor.worst().span(),
                                            "the best and the worst are the same")
                                    .and(anchor.best().span(), "the best")
                                    .help("a weight is shared out between two ends that differ"));
            return Optional.empty();
        }
        double weight = anchor.weight().value().divide(WHOLE, MathContext.DECIMAL64).doubleValue();
        return Optional.of(
                new Preference.Anchor(
                        term.term(),
                        weight,
                        best.orElseThrow(),
                        worst.orElseThrow(),
                        term.shown()));
    }

    private OptionalDouble end(Expression end, Optional<Typed> signal) {
        Optional<Typed> checked = desk.numbers().of(end, Where.nothing("the end of an anchor"));
        boolean fits =
                checked.isPresent()
                        && signal.isPresent()
                        && desk.algebra()
                                .canCompare(
                                        signal.orElseThrow(), checked.orElseThrow(), end.span());
        return fits
                ? OptionalDouble.of(checked.orElseThrow().bounds().least())
                : OptionalDouble.empty();
    }
}
