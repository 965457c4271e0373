package io.heliotrope.orchestrator.backtest;

import io.heliotrope.backtest.scenario.Scenario.Column;
import io.heliotrope.backtest.scenario.Scenario.Common;
import io.heliotrope.backtest.scenario.Scenario.CountedClass;
import io.heliotrope.backtest.scenario.Scenario.Interactive;
import io.heliotrope.backtest.scenario.Scenario.Jobs;
import io.heliotrope.backtest.scenario.Scenario.OneByOne;
import io.heliotrope.backtest.scenario.Scenario.Slack;
import io.heliotrope.backtest.scenario.Scenario.Where;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The sections of a scenario file that say what is to be done.
final class JobSections {
    private static final String POWER = "a power such as 1kW or 700W";

    private JobSections() {}

    /// All sources of jobs, in the file's order.
    static List<Setting<? extends Jobs>> all(Section section) {
        if (section.names().isEmpty()) {
            section.problem("names no jobs, expected at least one source of them");
        }
        List<Setting<? extends Jobs>> all = new ArrayList<>();
        for (Section one : section.sections()) {
            all.add(
                    one.isMapping("classes")
                            ? counted(one)
                            : one.names().contains("file") ? listed(one) : recurring(one));
        }
        return all;
    }

    private static Setting<Jobs.Recurring> recurring(Section section) {
        Setting<Common> common = common(section, power(section));
        var every = section.read("every", Amounts.DURATION, Words::positive);
        var at = section.read("at", Amounts.DURATION, Amounts::duration);
        var before = section.read("before", Duration.ZERO, Amounts.DURATION, Amounts::duration);
        var after = section.read("after", Duration.ZERO, Amounts.DURATION, Amounts::duration);
        var length = section.read("length", Amounts.DURATION, Words::positive);
        var window = section.read("window", true, "learnt or whole", JobSections::isLearnt);
        return section.build(() ->
                new Jobs.Recurring(
                        common.get(),
                        every.get(),
                        at.get(),
                        before.get(),
                        after.get(),
                        length.get(),
                        window.get()));
    }

    private static boolean isLearnt(String text) {
        return switch (text) {
            case "learnt" -> true;
            case "whole" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Setting<Jobs.Listed> listed(Section section) {
        boolean byColumn = section.isMapping("power");
        Optional<Setting<String>> column =
                byColumn ? Optional.of(powerColumn(section.section("power"))) : Optional.empty();
        Setting<Double> kilowatts =
                byColumn
                        ? section.section("power").read("unit", POWER, Words::kilowatts)
                        : power(section);
        Setting<Common> common = common(section, kilowatts);
        var file = section.read("file", PlaceSections.FILE, Path::of);
        var from = section.read("from", Words.INSTANT, Words::instant);
        Setting<Column> arrival = column(section.section("arrival"));
        Setting<Column> length = column(section.section("length"));
        Setting<? extends Slack> slack = slack(section.section("slack"));
        var grid = section.read("grid", Duration.ofSeconds(1), Amounts.DURATION, Words::positive);
        return section.build(() ->
                new Jobs.Listed(
                        common.get(),
                        file.get(),
                        from.get(),
                        arrival.get(),
                        length.get(),
                        slack.get(),
                        column.map(Setting::get),
                        grid.get()));
    }

    private static Setting<String> powerColumn(Section section) {
        return section.read("column", "the name of a column", Words::text);
    }

    private static Setting<Column> column(Section section) {
        var name = section.read("column", "the name of a column", Words::text);
        var unit = section.read("unit", "what 1 stands for, such as 1m", Words::positive);
        return section.build(() -> new Column(name.get(), unit.get()));
    }

    private static Setting<? extends Slack> slack(Section section) {
        if (section.names().contains("column")) {
            Setting<Column> column = column(section);
            return section.build(() -> new Slack.OfColumn(column.get()));
        }
        var bound = section.read("shorterThan", Amounts.DURATION, Words::positive);
        var little = section.read("little", Amounts.DURATION, Amounts::duration);
        var much = section.read("much", Amounts.DURATION, Amounts::duration);
        return section.build(() -> new Slack.ByLength(bound.get(), little.get(), much.get()));
    }

    private static Setting<Jobs.Counted> counted(Section section) {
        var file = section.read("file", PlaceSections.FILE, Path::of);
        var episode = section.read("episode", "the name of a column", Words::text);
        var hour = section.read("hour", "the name of a column", Words::text);
        var origin = section.read("origin", "the name of a column", Words::text);
        var length = section.read("length", Amounts.DURATION, Words::positive);
        Setting<Double> power = power(section);
        var preemptible = interruptible(section);
        List<Setting<CountedClass>> classes = new ArrayList<>();
        for (Section one : section.section("classes").sections()) {
            var name = one.name(Words.NAME, Words::name);
            var column = one.read("column", "the name of a column", Words::text);
            var deadline = one.read("deadline", Amounts.DURATION, Words::positive);
            var where = where(one);
            var bound = bound(one);
            classes.add(
                    one.build(() ->
                            new CountedClass(
                                    new Common(
                                            name.get(),
                                            where.get(),
                                            bound.get(),
                                            preemptible.get(),
                                            power.get()),
                                    column.get(),
                                    deadline.get())));
        }
        return section.build(() ->
                new Jobs.Counted(
                        file.get(),
                        episode.get(),
                        hour.get(),
                        origin.get(),
                        length.get(),
                        classes.stream().map(Setting::get).toList()));
    }

    private static Setting<Double> power(Section section) {
        return section.read("power", POWER, Words::kilowatts);
    }

    private static Setting<Common> common(Section section, Setting<Double> kilowatts) {
        var name = section.name(Words.NAME, Words::name);
        var where = where(section);
        var bound = bound(section);
        var preemptible = interruptible(section);
        return name.isRight()
                        && where.isRight()
                        && bound.isRight()
                        && preemptible.isRight()
                        && kilowatts.isRight()
                ? Setting.of(
                        new Common(
                                name.get(),
                                where.get(),
                                bound.get(),
                                preemptible.get(),
                                kilowatts.get()))
                : Setting.wrong();
    }

    private static Setting<Boolean> interruptible(Section section) {
        return section.read("interruptible", false, "true or false", Words::truth);
    }

    private static Setting<Where> where(Section section) {
        return section.read("regions", Amounts.words(Where.class), Amounts.word(Where.class));
    }

    private static Setting<List<String>> bound(Section section) {
        return section.read(
                "bound",
                List.of(),
                "areas, with commas between",
                text -> List.of(text.split("\\s*,\\s*")));
    }

    private static Setting<OneByOne> requests(Section section) {
        var file = section.read("file", PlaceSections.FILE, Path::of);
        var tokens = section.read("tokens", "the name of a column", Words::text);
        var perToken = section.read("perToken", Amounts.DURATION, Words::positive);
        return section.build(() -> new OneByOne(file.get(), tokens.get(), perToken.get()));
    }

    static Setting<Interactive> interactive(Section section) {
        var load = section.read("load", PlaceSections.FILE, Path::of);
        var column = section.read("column", "the name of a column", Words::text);
        String number = "a number 0 to 1000000";
        var level = section.read("level", number, Amounts.within(0, 1e6, ""));
        var least = section.read("least", 0.0, number, Amounts.within(0, 1e6, ""));
        var most = section.read("most", 1e6, number, Amounts.within(0, 1e6, ""));
        var rtt = section.read("rtt", PlaceSections.FILE, Path::of);
        Setting<Double> power = power(section);
        List<Setting<Interactive.Kind>> kinds = new ArrayList<>();
        for (Section one : section.section("kinds").sections()) {
            var name = one.name(Words.NAME, Words::name);
            var share = one.read("share", Words.SHARE, Words::share);
            var millis = one.read("rtt", "a time such as 50ms", Amounts.within(0, 60_000, "ms"));
            kinds.add(one.build(() -> new Interactive.Kind(name.get(), share.get(), millis.get())));
        }
        var stay = section.read("stay", 0.0, Words.SHARE, Words::share);
        Section areas = section.section("stayIn");
        SequencedMap<String, Double> stayIn = new LinkedHashMap<>();
        for (String area : areas.names()) {
            Setting<Double> share = areas.read(area, Words.SHARE, Words::share);
            if (share.isRight()) {
                stayIn.put(area, share.get());
            }
        }
        Optional<Setting<OneByOne>> requests =
                section.isMapping("requests")
                        ? Optional.of(requests(section.section("requests")))
                        : Optional.empty();
        return section.build(() ->
                new Interactive(
                        load.get(),
                        column.get(),
                        level.get(),
                        least.get(),
                        most.get(),
                        rtt.get(),
                        kinds.stream().map(Setting::get).toList(),
                        stay.get(),
                        stayIn,
                        power.get(),
                        requests.map(Setting::get)));
    }
}
