package io.heliotrope.policy.prove;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A witness in words, each a line.
///
/// @param job what it is, with its home and what its producer allows; what it does not have is left
///   out
/// @param place the region and, where it is not at once, the slot
/// @param conditions what the region's signals say there, empty where nothing depends on them
/// @param way which relaxations were taken, or that it is the fall-back
/// @param policies that hold for the job, the leading one marked
public record WitnessText(
        String job, String place, List<String> conditions, String way, List<String> policies) {
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    public WitnessText {
        conditions = List.copyOf(conditions);
        policies = List.copyOf(policies);
    }

    /// Tells of a witness against a guarantee of the program.
    public static WitnessText of(Program program, Witness witness) {
        List<Rules> holding = PlainReplayer.holding(program, witness);
        Optional<Rules> leader = Program.leader(holding);
        return new WitnessText(
                job(program.places(), witness),
                place(program.places(), witness),
                conditions(program, witness),
                way(witness.way(), leader),
                holding.stream()
                        .map(rules ->
                                leader.filter(rules::equals).isPresent()
                                        ? rules.name() + " (leads)"
                                        : rules.name())
                        .toList());
    }

    private static String job(Places places, Witness witness) {
        List<String> words = new ArrayList<>();
        for (JobName name : JobName.values()) {
            if (!witness.name(name).isEmpty()) {
                words.add(name.path() + " " + witness.name(name));
            }
        }
        if (!witness.labels().isEmpty()) {
            words.add("labels " + String.join(", ", witness.labels()));
        }
        for (JobFact fact : JobFact.values()) {
            double number = witness.number(fact);
            if (number != Witnesses.wanted(new Quantity.OfJob(fact))) {
                words.add(fact.path() + " " + shown(number, fact.type()));
            }
        }
        words.add("home " + places.sites().get(witness.home()).id());
        RegionWord allowed = places.all().and(new RegionWord(witness.allowed()));
        if (!allowed.equals(places.all())) {
            words.add(
                    "allowed in "
                            + allowed.stream()
                                    .mapToObj(region -> places.sites().get(region).id())
                                    .collect(Collectors.joining(", ")));
        }
        witness.included().forEach(rollout -> words.add("taken by the rollout of " + rollout));
        return String.join("; ", words);
    }

    private static String place(Places places, Witness witness) {
        Site site = places.sites().get(witness.region());
        String when =
                witness.slot() == 0
                        ? " at once"
                        : " in " + time(witness.slot() * witness.slotSeconds());
        return site.id() + " (" + site.jurisdiction() + ")" + when;
    }

    /// Signals that the program has no ladder for are not read by it.
    private static List<String> conditions(Program program, Witness witness) {
        List<String> told = new ArrayList<>();
        witness.conditions()
                .forEach((fact, regions) -> {
                    boolean isRead = !fact.isSignal() || program.ladders().containsKey(fact);
                    Witness.Series series = regions.get(witness.region());
                    if (isRead && series != null) {
                        condition(witness, fact, series).ifPresent(told::add);
                    }
                });
        return told;
    }

    private static Optional<String> condition(
            Witness witness, RegionFact fact, Witness.Series series) {
        boolean isRead = fact.isSignal() && witness.slot() == 0;
        double value = isRead ? series.reading() : series.at(witness.slot());
        if (Double.isNaN(value)) {
            return fact.isSignal() ? Optional.of(fact.path() + " not known") : Optional.empty();
        }
        String age =
                isRead && series.ageSeconds() > 0 ? ", " + time(series.ageSeconds()) + " old" : "";
        return Optional.of(fact.path() + " " + shown(value, fact.type()) + age);
    }

    private static String way(Witness.Way way, Optional<Rules> leader) {
        return switch (way) {
            case Witness.Way.Step(int taken) ->
                    taken == 0
                            ? "nothing gave way"
                            : "gave way: "
                                    + leader.stream()
                                            .flatMap(rules -> rules.relaxations().stream())
                                            .limit(taken)
                                            .map(Relaxation::said)
                                            .collect(Collectors.joining(", then "));
            case Witness.Way.FallBack _ -> "by `otherwise run in`";
        };
    }

    private static String shown(double number, Type type) {
        return type.dimension().equals(Dimension.TIME)
                ? time(number)
                : Unit.base(type).show(number).stripTrailing();
    }

    /// Seconds in the greatest unit of which they are at least one.
    private static String time(double seconds) {
        double size = Math.abs(seconds);
        String unit =
                size >= HOUR ? "h" : size >= MINUTE ? "min" : size >= 1 || size == 0 ? "s" : "ms";
        return Unit.of(unit).orElseThrow().show(seconds);
    }
}
