package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What facts and units mean, in words for people. Stateless, safe from any thread.
public final class Glossary {
    private Glossary() {}

    /// A path that a policy can read.
    ///
    /// @param path as it is written, such as `region.carbon`
    /// @param type what it is, with its article, such as `a carbon intensity`
    /// @param unit in which it is usually written; empty when it has none
    /// @param meaning in a few words
    /// @param isSignal whether the module must say what happens when it is stale
    /// @param values all that it can be; empty where any may come
    public record Fact(
            String path,
            String type,
            String unit,
            String meaning,
            boolean isSignal,
            List<String> values) {
        public Fact {
            values = List.copyOf(values);
        }
    }

    /// All paths that mean something, in no telling order.
    public static List<Fact> facts() {
        return Meaning.paths().stream().flatMap(path -> fact(path).stream()).toList();
    }

    /// What `path` stands for, exactly so written; empty when it is no fact.
    public static Optional<Fact> fact(String path) {
        Source source = new Source("fact", path);
        List<Name> names =
                Arrays.stream(path.split("\\.", -1))
                        .map(name -> new Name(source.whole(), name))
                        .toList();
        Span span = source.whole();
        return switch (Meaning.of(new Path(span, names))) {
            case Meaning.OfJob(JobFact fact) ->
                    Optional.of(
                            new Fact(
                                    path,
                                    Nouns.of(fact.type()),
                                    Shown.of(fact).word(),
                                    fact.meaning(),
                                    false,
                                    List.of()));
            case Meaning.OfRegion(RegionFact fact) ->
                    Optional.of(ofRegion(path, fact, fact.meaning()));
            case Meaning.OfHome(RegionFact fact) ->
                    Optional.of(ofRegion(path, fact, fact.meaning() + ", of the job's home"));
            case Meaning.NameOfJob(JobName name) ->
                    Optional.of(named(path, "a name", name.meaning(), name.closed()));
            case Meaning.TheRegion _ ->
                    Optional.of(named(path, "a region", "the region that is looked at", List.of()));
            case Meaning.TheHome _ ->
                    Optional.of(
                            named(
                                    path,
                                    "a region",
                                    "the region where the job is at home",
                                    List.of()));
            case Meaning.TheAllowed _ ->
                    Optional.of(
                            named(
                                    path,
                                    "regions",
                                    "where its producer and the law of its home let the job go",
                                    List.of()));
            case Meaning.OfCatalogue(boolean isHome, Meaning.Trait trait) ->
                    Optional.of(ofCatalogue(path, isHome, trait));
            case Meaning.Now _ ->
                    Optional.of(named(path, "a moment", "the moment of the decision", List.of()));
            case Meaning.Other _ -> Optional.empty();
        };
    }

    /// What numbers of a unit measure, with its article: `a carbon intensity`.
    public static String noun(Unit unit) {
        return unit.word().equals("%") ? "a percentage" : Nouns.of(unit.type());
    }

    private static Fact ofRegion(String path, RegionFact fact, String meaning) {
        String noun =
                switch (Shown.ratio(fact)) {
                    case PERCENT -> "a percentage";
                    case PLAIN -> "a plain number";
                    case EITHER -> Nouns.of(fact.type());
                };
        String kind =
                switch (fact.type().kind()) {
                    case AVERAGE -> ", average";
                    case MARGINAL -> ", marginal";
                    case ANY, POINT -> "";
                };
        return new Fact(
                path, noun + kind, Shown.of(fact).word(), meaning, fact.isSignal(), List.of());
    }

    private static Fact ofCatalogue(String path, boolean isHome, Meaning.Trait trait) {
        String whose = isHome ? "the job's home" : "the region";
        return switch (trait) {
            case TIER ->
                    named(
                            path,
                            "a tier",
                            "how far from users " + whose + " lies",
                            Places.tiers().stream().sorted().toList());
            case JURISDICTION ->
                    named(path, "a jurisdiction", "whose law holds in " + whose, List.of());
        };
    }

    private static Fact named(String path, String type, String meaning, List<String> values) {
        return new Fact(path, type, "", meaning, false, values);
    }
}
