package io.heliotrope.policy.check;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.syntax.Field;
import io.heliotrope.policy.syntax.Given;
import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.syntax.Phase;
import io.heliotrope.policy.test.Series;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The regions that a test gives. One thread.
final class GivenRegions {
    private final Desk desk;
    private final Clock clock;
    private final Map<RegionFact, Map<Integer, Series>> facts = new EnumMap<>(RegionFact.class);
    private final Map<Integer, Double> memory = new HashMap<>();
    private final List<Integer> order = new ArrayList<>();

    GivenRegions(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    Map<RegionFact, Map<Integer, Series>> facts() {
        return facts;
    }

    Map<Integer, Double> memory() {
        return memory;
    }

    /// Those that are given, or all where none is.
    RegionWord open() {
        RegionWord word = RegionWord.NONE;
        for (int region : order) {
            word = word.with(region);
        }
        return word.isEmpty() ? desk.places().all() : word;
    }

    /// The first one that is given, else the first of the catalogue.
    int first() {
        return order.isEmpty() ? 0 : order.getFirst();
    }

    /// Whether all is right with them; tells what is not.
    boolean add(List<Given.Region> regions) {
        boolean works = true;
        for (Given.Region region : regions) {
            int index = desk.places().indexOf(region.name().text());
            if (index < 0) {
                desk.findings().add(unknown(desk, region.name()));
                works = false;
            } else if (order.contains(index)) {
                desk.findings()
                        .add(
                                TestChecks.unfit(
                                                region.name().span(),
                                                "`" + region.name().text() + "` is given twice")
                                        .help("put its facts into one pair of brackets"));
                works = false;
            } else {
                order.add(index);
                for (Field field : region.fields()) {
                    works &= field(index, field);
                }
            }
        }
        return works;
    }

    static Diagnostic unknown(Desk desk, Name name) {
        return desk.unknown()
                .name(
                        Code.H032,
                        "region",
                        name,
                        desk.places().sites().stream().map(Site::id).toList());
    }

    /// A tier or jurisdiction may be said, but is the catalogue's: rules were resolved against it.
    private boolean isCatalogues(String said, Field field) {
        if (field.phases().size() == 1
                && field.phases().getFirst().value() instanceof Path path
                && path.text().equals(said)) {
            return true;
        }
        desk.findings()
                .add(
                        TestChecks.unfit(
                                        field.span(),
                                        "the `"
                                                + field.name().text()
                                                + "` of a region is that of the catalogue, `"
                                                + said
                                                + "`")
                                .help("leave it out, or test with another region"));
        return false;
    }

    private boolean field(int region, Field field) {
        Site site = desk.places().sites().get(region);
        return switch (field.name().text()) {
            case "tier" -> isCatalogues(site.tier(), field);
            case "jurisdiction" -> isCatalogues(site.jurisdiction(), field);
            default -> fact(region, field);
        };
    }

    private boolean fact(int region, Field field) {
        Optional<RegionFact> found = RegionFact.of(field.name().text());
        if (found.isEmpty()) {
            Diagnostic wrong =
                    Diagnostic.error(
                            Code.H030,
                            field.name().span(),
                            "no fact of a region is called `" + field.name().text() + "`");
            List<String> known = Arrays.stream(RegionFact.values()).map(RegionFact::path).toList();
            desk.findings()
                    .add(Unknown.suggest(wrong, field.name().text(), field.name().span(), known));
            return false;
        }
        RegionFact fact = found.orElseThrow();
        Optional<Series> series = series(fact, field);
        if (series.isEmpty()) {
            return false;
        }
        if (fact == RegionFact.GPU_MEMORY) {
            return remember(region, field, series.orElseThrow().at(0));
        }
        Map<Integer, Series> regions = facts.computeIfAbsent(fact, _ -> new HashMap<>());
        if (regions.putIfAbsent(region, series.orElseThrow()) != null) {
            desk.findings().add(twice(field));
            return false;
        }
        return true;
    }

    private boolean remember(int region, Field field, double gib) {
        if (!(gib > 0)) {
            desk.findings()
                    .add(
                            TestChecks.unfit(field.span(), "an accelerator has some memory")
                                    .help("write it as in `gpu-memory 80 GiB`"));
            return false;
        }
        if (memory.putIfAbsent(region, gib) != null) {
            desk.findings().add(twice(field));
            return false;
        }
        return true;
    }

    static Diagnostic twice(Field field) {
        return TestChecks.unfit(field.name().span(), "`" + field.name().text() + "` is given twice")
                .help("say how it changes with `until` and `then`");
    }

    private Optional<Series> series(RegionFact fact, Field field) {
        if (field.phases().size() > 1 && !fact.changesOverTime()) {
            desk.findings()
                    .add(
                            TestChecks.unfit(
                                            field.span(),
                                            "`" + fact.path() + "` does not change in a test")
                                    .note("nothing forecasts it")
                                    .help("give one value"));
            return Optional.empty();
        }
        List<Series.Step> steps = new ArrayList<>();
        ZonedDateTime from = clock.moment();
        for (Phase phase : field.phases()) {
            Optional<Double> value = value(fact, phase);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            steps.add(new Series.Step(clock.seconds(from), value.orElseThrow()));
            if (phase.until() != null) {
                Optional<ZonedDateTime> until = clock.next(phase.until(), from);
                if (until.isEmpty()) {
                    return Optional.empty();
                }
                from = until.orElseThrow();
            }
        }
        Phase last = field.phases().getLast();
        if (last.until() != null) {
            desk.findings()
                    .add(
                            TestChecks.unfit(last.span(), "nothing says what comes after this")
                                    .help("add `, then` and a value, or leave `until` out"));
            return Optional.empty();
        }
        return Optional.of(new Series(steps));
    }

    private Optional<Double> value(RegionFact fact, Phase phase) {
        if (phase.ahead()) {
            desk.findings()
                    .add(
                            TestChecks.unfit(phase.span(), "`in` is of a job's deadline")
                                    .help("write the value alone"));
            return Optional.empty();
        }
        return desk.numbers()
                .of(phase.value(), Where.nothing("a test"))
                .flatMap(value -> Fitting.of(fact, value, desk));
    }
}
