package io.heliotrope.policy.check;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Field;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.syntax.Phase;
import io.heliotrope.policy.test.GivenJob;
import io.heliotrope.policy.test.GivenWorld;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The job that a test gives, field by field. One thread.
final class GivenFields {
    private final Desk desk;
    private final Program program;
    private final Written written;
    private final Clock clock;
    private final Map<JobFact, Double> numbers = new EnumMap<>(JobFact.class);
    private final Map<JobName, String> names = new EnumMap<>(JobName.class);
    private final Set<String> labels = new HashSet<>();
    private final Map<Integer, GivenJob.Used> used = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private RegionWord allowed;
    private int home;

    /// `home` is where a job comes from of which the test does not say so.
    GivenFields(Desk desk, Program program, Written written, Clock clock, int home) {
        this.desk = desk;
        this.program = program;
        this.written = written;
        this.clock = clock;
        this.home = home;
        this.allowed = desk.places().all();
    }

    GivenJob job() {
        return new GivenJob(numbers, names, labels, home, allowed, used);
    }

    /// Whether all is right with them; tells what is not.
    boolean add(List<Field> fields) {
        boolean works = true;
        for (Field field : fields) {
            works &= add(field);
        }
        return works;
    }

    private boolean add(Field field) {
        String name = field.name().text();
        if (!seen.add(name)) {
            desk.findings()
                    .add(
                            TestChecks.unfit(field.name().span(), "`" + name + "` is given twice")
                                    .help("keep one of both"));
            return false;
        }
        Phase phase = field.phases().getFirst();
        if (field.phases().size() > 1 || phase.until() != null) {
            desk.findings()
                    .add(
                            TestChecks.unfit(field.span(), "a job does not change in a test")
                                    .help("give one value"));
            return false;
        }
        return switch (name) {
            case "labels" -> labels(phase.value());
            case "home" -> home(phase.value());
            case "allowed-regions" -> allowed(phase.value());
            default -> fact(field, phase);
        };
    }

    private static List<Expression> elements(Expression value) {
        return value instanceof Expression.ListOf list ? list.elements() : List.of(value);
    }

    private boolean labels(Expression value) {
        boolean works = true;
        for (Expression label : elements(value)) {
            if (label instanceof Path path && path.names().size() == 1) {
                desk.values().checkLabel(path.text(), path.span());
                labels.add(path.text());
            } else {
                desk.findings()
                        .add(
                                TestChecks.unfit(label.span(), "a label is a name")
                                        .help("write `labels a` or `labels (a, b)`"));
                works = false;
            }
        }
        return works;
    }

    private boolean home(Expression value) {
        Optional<RegionWord> region = regions(List.of(value));
        if (region.isEmpty()) {
            return false;
        }
        if (region.orElseThrow().size() != 1) {
            desk.findings()
                    .add(
                            TestChecks.unfit(value.span(), "a job has one home region")
                                    .help("name one"));
            return false;
        }
        home = region.orElseThrow().stream().findFirst().orElseThrow();
        return true;
    }

    private boolean allowed(Expression value) {
        Optional<RegionWord> regions = regions(elements(value));
        regions.ifPresent(some -> allowed = some);
        return regions.isPresent();
    }

    private Optional<RegionWord> regions(List<Expression> values) {
        RegionWord all = RegionWord.NONE;
        for (Expression value : values) {
            if (!(value instanceof Path path) || path.names().size() != 1) {
                desk.findings()
                        .add(
                                TestChecks.unfit(value.span(), "a region belongs here")
                                        .help("write its id, as in `home eu-north-1`"));
                return Optional.empty();
            }
            Optional<RegionWord> some = desk.sets().named(path.head());
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all = new RegionWord(all.bits() | some.orElseThrow().bits());
        }
        return Optional.of(all);
    }

    private boolean fact(Field field, Phase phase) {
        Path path = field.name();
        Optional<JobFact> fact = JobFact.of(path.text());
        if (fact.isPresent()) {
            Optional<Double> value = number(fact.orElseThrow(), phase);
            value.ifPresent(so -> numbers.put(fact.orElseThrow(), so));
            return value.isPresent();
        }
        Optional<JobName> name = JobName.of(path.text());
        if (name.isPresent()) {
            Optional<String> value = desk.values().of(name.orElseThrow(), phase.value());
            value.ifPresent(so -> names.put(name.orElseThrow(), so));
            return value.isPresent();
        }
        if (path.head().text().equals("used")) {
            return used(path, phase);
        }
        Diagnostic wrong =
                Diagnostic.error(
                        Code.H030, path.span(), "no fact of a job is called `" + path.text() + "`");
        desk.findings().add(Unknown.suggest(wrong, path.text(), path.span(), known()));
        return false;
    }

    private static List<String> known() {
        List<String> known = new ArrayList<>(List.of("labels", "home", "allowed-regions"));
        Arrays.stream(JobFact.values()).map(JobFact::path).forEach(known::add);
        Arrays.stream(JobName.values()).map(JobName::path).forEach(known::add);
        return known;
    }

    /// A moment is given as `in 8 h`, or as a time of day.
    private Optional<Double> number(JobFact fact, Phase phase) {
        boolean isMoment = fact.type().equals(Type.MOMENT);
        if (isMoment && phase.value() instanceof Expression.TimeOfDay time) {
            return clock.next(time).map(clock::seconds);
        }
        Optional<Typed> value = desk.numbers().of(phase.value(), Where.nothing("a test"));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Typed typed = value.orElseThrow();
        if (isMoment != phase.ahead()) {
            desk.findings()
                    .add(
                            TestChecks.unfit(
                                            phase.span(),
                                            isMoment
                                                    ? "a deadline is a moment, not a duration"
                                                    : "`in` is of a deadline")
                                    .help(
                                            isMoment
                                                    ? "write it as in `deadline in 8 h`"
                                                    : "write the value alone"));
            return Optional.empty();
        }
        Typed fitting =
                isMoment && typed.type().equals(Type.TIME)
                        ? new Typed(
                                typed.term(),
                                Type.MOMENT,
                                typed.bounds(),
                                typed.shown(),
                                typed.ratio(),
                                typed.isLiteral(),
                                0,
                                typed.span())
                        : typed;
        return Fitting.of(fact, fitting, desk);
    }

    /// `used.night-carbon 3 kg`: what was used of a budget.
    private boolean used(Path path, Phase phase) {
        List<Budget> budgets =
                program.policies().stream().flatMap(rules -> rules.budgets().stream()).toList();
        List<Budget> named =
                budgets.stream().filter(budget -> budget.name().equals(path.tail())).toList();
        if (written.budgets().contains(path.tail()) && named.isEmpty()) {
            return false;
        }
        if (named.isEmpty()) {
            Diagnostic wrong =
                    Diagnostic.error(
                            Code.H033, path.span(), "no budget is called `" + path.tail() + "`");
            desk.findings()
                    .add(
                            Unknown.suggest(
                                    wrong,
                                    path.text(),
                                    path.span(),
                                    budgets.stream()
                                            .map(budget -> "used." + budget.name())
                                            .toList()));
            return false;
        }
        Optional<Typed> value = desk.numbers().of(phase.value(), Where.nothing("a test"));
        if (value.isEmpty()) {
            return false;
        }
        Typed typed = value.orElseThrow();
        for (Budget budget : named) {
            Dimension dimension =
                    budget.resource() == Budget.Resource.CARBON
                            ? Dimension.CARBON
                            : Dimension.GPU_TIME;
            if (!typed.type().dimension().equals(dimension) || typed.bounds().least() < 0) {
                desk.findings()
                        .add(
                                Diagnostic.error(
                                                Code.H029,
                                                typed.span(),
                                                "the budget `"
                                                        + budget.name()
                                                        + "` is of "
                                                        + Nouns.of(Type.of(dimension))
                                                        + ", at least 0")
                                        .help(
                                                "write it in "
                                                        + Shown.of(Type.of(dimension)).word()));
                return false;
            }
            Instant now = clock.moment().toInstant();
            int last = GivenWorld.lastSlot(now, budget.period().after(now));
            used.put(budget.index(), new GivenJob.Used(typed.bounds().least(), last));
        }
        return true;
    }
}
