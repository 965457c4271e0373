package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What [Checks] find and what becomes of guarantees, as diagnostics.
///
/// A guarantee that does not hold or could not be proved, what makes a decision depend on the order
/// in which policies happen to be written, and a start after which a job misses its deadline, are
/// errors. All else may be meant, or is true of this catalogue alone, and is a warning.
public final class Advice {
    /// Nodes that one question may take: thousands of rules seldom need a hundred.
    public static final long BUDGET = 20_000;

    private static final int MOST_PAIRS = 500;

    private final Program program;

    private Advice(Program program) {
        this.program = program;
    }

    /// In the order of the texts. The program comes from the checker.
    public static List<Diagnostic> of(Program program) {
        List<Remark> remarks = new Checks(program, BUDGET).all(ordered(program));
        List<Span> vacuous = new ArrayList<>();
        for (Remark remark : remarks) {
            if (remark instanceof Remark.Vacuous(var _, var comparison, var _)) {
                vacuous.add(comparison.span());
            }
        }
        List<Diagnostic> all = new Advice(program).of(remarks);
        all.removeIf(one -> one.code() == Code.H120 && isSaid(one.primary().span(), vacuous));
        all.addAll(Claims.of(program));
        return sorted(all);
    }

    /// Only what is an error, but for guarantees, which whoever loads a program proves anyway. In
    /// the order of the texts, and much quicker than all.
    public static List<Diagnostic> errors(Program program) {
        Checks checks = new Checks(program, BUDGET);
        List<Remark> remarks = new ArrayList<>(checks.ambiguous(ordered(program)));
        remarks.addAll(checks.late());
        return sorted(
                new Advice(program).of(remarks).stream().filter(Diagnostic::isError).toList());
    }

    private static List<Diagnostic> sorted(List<Diagnostic> all) {
        List<Source> sources =
                all.stream().map(one -> one.primary().span().source()).distinct().toList();
        Set<Diagnostic> seen = new HashSet<>();
        return all.stream()
                .filter(seen::add)
                .sorted(
                        Comparator.comparingInt((Diagnostic one) ->
                                        sources.indexOf(one.primary().span().source()))
                                .thenComparingInt(one -> one.primary().span().start()))
                .toList();
    }

    /// What was said, and what follows from who uses whom: a used text has decided before. So many
    /// pairs at most that what follows from them is soon concluded.
    private static Set<Precedence> ordered(Program program) {
        Set<Precedence> ordered = new HashSet<>();
        program.precedences()
                .forEach(pair -> ordered.add(new Precedence(pair.first(), pair.second())));
        List<Rules> leaders = program.policies().stream().filter(Rules::canLead).toList();
        for (int i = 0; i < leaders.size(); i++) {
            for (int j = i + 1; j < leaders.size() && ordered.size() < MOST_PAIRS; j++) {
                if (!isOfOneText(leaders.get(i).span(), leaders.get(j).span())) {
                    ordered.add(new Precedence(leaders.get(i).name(), leaders.get(j).name()));
                }
            }
        }
        return ordered;
    }

    private static boolean isOfTwoTexts(Remark remark) {
        return remark instanceof Remark.Ambiguous both
                && !isOfOneText(both.span(), both.otherSpan());
    }

    private static boolean isOfOneText(Span one, Span other) {
        return one.source().equals(other.source());
    }

    /// Of a rule with a comparison that always holds that is all there is to say.
    private static boolean isSaid(Span rule, List<Span> vacuous) {
        return vacuous.stream()
                .anyMatch(span ->
                        span.source().equals(rule.source())
                                && span.start() >= rule.start()
                                && span.end() <= rule.end());
    }

    private List<Diagnostic> of(List<Remark> remarks) {
        return remarks.stream()
                .filter(remark -> !isOfTwoTexts(remark))
                .map(this::of)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Diagnostic of(Remark remark) {
        return switch (remark) {
            case Remark.NoRegion(List<Rule> rules, Witness job) -> noRegion(rules, job);
            case Remark.Dead(String policy, Span span) ->
                    Diagnostic.warning(
                                    Code.H121,
                                    span.head(),
                                    "no job is ever in policy `" + policy + "`")
                            .note(
                                    "what it asks for contradicts itself, or another policy takes"
                                            + " its jobs");
            case Remark.Redundant redundant -> redundant(redundant);
            case Remark.UnreachableTier tier -> unreachable(tier);
            case Remark.Vacuous vacuous -> vacuous(vacuous);
            case Remark.Ambiguous ambiguous -> ambiguous(ambiguous);
            case Remark.LateStart(String policy, Span span, Witness job) ->
                    Diagnostic.error(
                                    Code.H106,
                                    span,
                                    "policy `"
                                            + policy
                                            + "` may start a job too late to be done"
                                            + " by its deadline")
                            .help(
                                    "`start no later than job.deadline - job.runtime`, less what you"
                                            + " want to keep free")
                            .note("for example: " + told(job));
            case Remark.Undecided undecided -> undecided(undecided);
        };
    }

    private Diagnostic noRegion(List<Rule> rules, Witness job) {
        String names = rules.stream().map(Advice::named).collect(Collectors.joining(", "));
        Diagnostic first =
                Diagnostic.warning(
                        Code.H104,
                        rules.getFirst().span().head(),
                        rules.size() == 1
                                ? "no region ever meets " + names
                                : "no region ever meets all of " + names);
        for (Rule rule : rules.subList(1, rules.size())) {
            first = first.and(rule.span().head(), "");
        }
        return first.note("such a job is always refused: " + told(job))
                .help("let one of them give way with `relax`, or narrow its policy's jobs");
    }

    private static Diagnostic redundant(Remark.Redundant redundant) {
        Diagnostic warning =
                Diagnostic.warning(
                        Code.H120,
                        redundant.rule().span().head(),
                        named(redundant.rule()) + " never changes a decision");
        return implied(warning, redundant.impliedBy());
    }

    private static Diagnostic implied(Diagnostic warning, List<Rule> by) {
        Diagnostic all = warning;
        for (Rule rule : by) {
            all = all.and(rule.span().head(), "implies it");
        }
        return by.isEmpty()
                ? all.note("every region of the catalogue meets it, whatever the job is")
                : all.note(
                        "already implied by "
                                + by.stream().map(Advice::named).collect(Collectors.joining(", ")));
    }

    private Diagnostic unreachable(Remark.UnreachableTier tier) {
        String regions =
                tier.regions().stream()
                        .mapToObj(region -> program.places().sites().get(region).id())
                        .collect(Collectors.joining(", "));
        return implied(
                        Diagnostic.warning(
                                Code.H122,
                                tier.rule().span().head(),
                                named(tier.rule())
                                        + " is never asked: no region of its tier is ever left"),
                        tier.impliedBy())
                .note("regions of the tier: " + (regions.isEmpty() ? "none" : regions));
    }

    private static Diagnostic vacuous(Remark.Vacuous vacuous) {
        Diagnostic warning =
                Diagnostic.warning(
                        Code.H123,
                        vacuous.comparison().span(),
                        vacuous.holds()
                                ? "this always holds: no value that the number can have breaks it"
                                : "this never holds: no value that the number can have meets it");
        return vacuous.holds()
                ? warning.note("it asks no more than that the number is known")
                : warning;
    }

    private Diagnostic ambiguous(Remark.Ambiguous both) {
        return Diagnostic.error(
                        Code.H105,
                        both.span().head(),
                        "`%s` and `%s` could both lead one job, and nothing says which does"
                                .formatted(both.policy(), both.other()))
                .and(both.otherSpan().head(), "")
                .help("say it: `priority above " + both.other() + "` in `" + both.policy() + "`")
                .note("one policy says what is preferred, what gives way and when to wait")
                .note("for example: " + told(both.job()));
    }

    private static Diagnostic undecided(Remark.Undecided undecided) {
        String what =
                switch (undecided.check()) {
                    case PLACEABILITY -> "whether rules leave a region to every job";
                    case REDUNDANCY -> "whether this rule ever changes a decision";
                    case PREFERENCE -> "whether two policies could lead one job";
                    case DEADLINE -> "whether a start can be too late";
                };
        return Diagnostic.warning(
                        Code.H107, undecided.span().head(), what + " could not be settled")
                .note(
                        switch (undecided.reason()) {
                            case BUDGET -> "the search gave up after " + BUDGET + " nodes";
                            case NO_REPLAY ->
                                    "examples were found, but none that an evaluator agrees to";
                        });
    }

    private String told(Witness job) {
        return WitnessText.of(program, job).job();
    }

    private static String named(Rule rule) {
        return "`" + rule.policy() + "." + rule.name() + "`";
    }
}
