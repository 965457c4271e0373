package io.heliotrope.policy.check;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Checks rules about names, labels and regions: `tenant is acme`, `region in EEA`.
final class Choices {
    private static final Set<String> LABELS = Set.of("labels", "job.labels", "label", "job.label");

    private final Findings findings;
    private final RegionSets sets;
    private final Unknown unknown;
    private final Values values;

    Choices(Findings findings, RegionSets sets, Unknown unknown, Values values) {
        this.findings = findings;
        this.sets = sets;
        this.unknown = unknown;
        this.values = values;
    }

    /// Whether an expression is something to choose among, not a number.
    boolean isChoice(Expression expression) {
        return expression instanceof Path path
                && switch (Meaning.of(path)) {
                    case Meaning.NameOfJob _,
                            Meaning.OfCatalogue _,
                            Meaning.TheRegion _,
                            Meaning.TheHome _,
                            Meaning.TheAllowed _ ->
                            true;
                    case Meaning.OfJob _,
                            Meaning.OfRegion _,
                            Meaning.OfHome _,
                            Meaning.Now _,
                            Meaning.Other _ ->
                            false;
                };
    }

    Formula labelled(Name label) {
        values.checkLabel(label.text(), label.span());
        return new Formula.Labelled(label.text());
    }

    /// `left is right`, without its `not`.
    Optional<Formula> is(Expression.Is is, Where where) {
        if (!isChoice(is.left())) {
            findings.add(
                    Diagnostic.error(
                                    Code.H028,
                                    is.left().span(),
                                    "what is asked for stands before `is`, its value behind it")
                            .help(
                                    "write `"
                                            + is.right().span().text()
                                            + " is "
                                            + is.left().span().text()
                                            + "`"));
            return Optional.empty();
        }
        if (is.right() instanceof Expression.ListOf list) {
            findings.add(
                    Diagnostic.error(Code.H028, list.span(), "one value belongs behind `is`")
                            .help("with a list, write `in`"));
            return Optional.empty();
        }
        return about((Path) is.left(), List.of(is.right()), false, where);
    }

    /// `left in right`, without its `not`.
    Optional<Formula> in(Expression.In in, Where where) {
        if (!isChoice(in.left())) {
            findings.add(noChoice(in.left()));
            return Optional.empty();
        }
        List<Expression> among =
                in.right() instanceof Expression.ListOf list
                        ? list.elements()
                        : List.of(in.right());
        return about((Path) in.left(), among, true, where);
    }

    private static Diagnostic noChoice(Expression left) {
        return left instanceof Path path && LABELS.contains(path.text())
                ? Diagnostic.error(
                                Code.H028,
                                left.span(),
                                "a job has any number of labels, and each is asked for by itself")
                        .help("write it as in `labelled a or labelled b`")
                : Diagnostic.error(
                                Code.H028,
                                left.span(),
                                "`in` asks of a region or of a name, not of `"
                                        + Numbers.shortened(left.span())
                                        + "`")
                        .help("write it as in `region in EEA` or `tenant in (acme, globex)`");
    }

    private Optional<Formula> about(Path left, List<Expression> among, boolean isIn, Where where) {
        return switch (Meaning.of(left)) {
            case Meaning.NameOfJob(JobName name) -> named(name, left, among, where);
            case Meaning.TheRegion _ ->
                    isReadable(left.span(), where) ? regions(among, isIn, false) : Optional.empty();
            case Meaning.TheHome _ -> regions(among, isIn, true);
            case Meaning.OfCatalogue(boolean isHome, Meaning.Trait trait) ->
                    isHome || isReadable(left.span(), where)
                            ? traits(trait, among, isHome)
                            : Optional.empty();
            case Meaning.TheAllowed _ -> {
                findings.add(
                        Diagnostic.error(
                                        Code.H028,
                                        left.span(),
                                        "a set of regions belongs behind `in`")
                                .help("write `region in job.allowed-regions`"));
                yield Optional.empty();
            }
            case Meaning.OfJob _,
                    Meaning.OfRegion _,
                    Meaning.OfHome _,
                    Meaning.Now _,
                    Meaning.Other _ ->
                    throw new IllegalStateException("no choice: " + left.text());
        };
    }

    private boolean isReadable(Span span, Where where) {
        if (where.reach() == Where.Reach.REGION) {
            return true;
        }
        findings.add(
                Numbers.unreadable(span, where, "what is known of the job alone stands here")
                        .help("the region in which the job came up is `home`"));
        return false;
    }

    private Optional<Formula> named(JobName name, Path left, List<Expression> among, Where where) {
        if (where.reach() == Where.Reach.NOTHING) {
            findings.add(
                    Numbers.unreadable(
                            left.span(), where, "only numbers with their units stand here"));
            return Optional.empty();
        }
        TreeSet<String> chosen = new TreeSet<>();
        for (Expression one : among) {
            values.of(name, one).ifPresent(chosen::add);
        }
        return chosen.isEmpty() ? Optional.empty() : Optional.of(new Formula.NameIn(name, chosen));
    }

    private Optional<Formula> traits(Meaning.Trait trait, List<Expression> among, boolean isHome) {
        RegionWord chosen = RegionWord.NONE;
        for (Expression one : among) {
            if (!(one instanceof Path path) || path.names().size() != 1) {
                findings.add(
                        Diagnostic.error(
                                Code.H028,
                                one.span(),
                                "the name of one belongs here, such as EEA or edge"));
                return Optional.empty();
            }
            Optional<RegionWord> some =
                    switch (trait) {
                        case TIER -> sets.ofTier(path.head());
                        case JURISDICTION -> sets.inJurisdiction(path.head());
                    };
            if (some.isEmpty()) {
                return Optional.empty();
            }
            chosen = new RegionWord(chosen.bits() | some.orElseThrow().bits());
        }
        return Optional.of(isHome ? new Formula.HomeIn(chosen) : new Formula.InRegions(chosen));
    }

    /// Where a region is one of several: static ones as one word, the job's own beside it.
    private Optional<Formula> regions(List<Expression> among, boolean isIn, boolean isHome) {
        List<Formula> any = new ArrayList<>();
        RegionWord chosen = RegionWord.NONE;
        boolean hasNames = false;
        for (Expression one : among) {
            Meaning meaning = one instanceof Path path ? Meaning.of(path) : new Meaning.Other();
            if (meaning instanceof Meaning.TheAllowed && isIn && !isHome) {
                any.add(new Formula.IsAllowed());
            } else if ((meaning instanceof Meaning.TheHome && !isHome)
                    || (meaning instanceof Meaning.TheRegion && isHome)) {
                any.add(new Formula.IsHome());
            } else {
                Optional<RegionWord> some = word(one, isIn);
                if (some.isEmpty()) {
                    return Optional.empty();
                }
                hasNames = true;
                chosen = new RegionWord(chosen.bits() | some.orElseThrow().bits());
            }
        }
        if (hasNames) {
            any.addFirst(isHome ? new Formula.HomeIn(chosen) : new Formula.InRegions(chosen));
        }
        return Optional.of(any.size() == 1 ? any.getFirst() : new Formula.Any(any));
    }

    private Optional<RegionWord> word(Expression one, boolean isIn) {
        if (!(one instanceof Path path)
                || path.names().size() != 1
                || !(Meaning.of(path) instanceof Meaning.Other)) {
            findings.add(
                    Diagnostic.error(
                            Code.H028,
                            one.span(),
                            "a region or a set of regions belongs here, not `"
                                    + Numbers.shortened(one.span())
                                    + "`"));
            return Optional.empty();
        }
        if (!isIn && sets.isSet(path.text())) {
            findings.add(
                    Diagnostic.error(
                                    Code.H028,
                                    path.span(),
                                    "`"
                                            + path.text()
                                            + "` is a set; one region belongs behind `is`")
                            .help("write `in " + path.text() + "`"));
            return Optional.empty();
        }
        return sets.named(path.head());
    }

    /// The formula of `run in ...`: where a job goes that nothing is left for.
    Optional<Formula> destination(Expression where) {
        if (where instanceof Path path
                && Meaning.of(path) instanceof Meaning.Other
                && path.names().size() > 1) {
            findings.add(unknown.path(path));
            return Optional.empty();
        }
        List<Expression> among =
                where instanceof Expression.ListOf list ? list.elements() : List.of(where);
        return regions(among, true, false);
    }
}
