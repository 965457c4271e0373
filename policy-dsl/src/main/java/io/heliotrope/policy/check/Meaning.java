package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.syntax.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a path stands for.
sealed interface Meaning {
    record OfJob(JobFact fact) implements Meaning {}

    record OfRegion(RegionFact fact) implements Meaning {}

    record OfHome(RegionFact fact) implements Meaning {}

    record NameOfJob(JobName name) implements Meaning {}

    /// `region`.
    record TheRegion() implements Meaning {}

    /// `home`, `job.home-region`.
    record TheHome() implements Meaning {}

    /// `job.allowed-regions`.
    record TheAllowed() implements Meaning {}

    /// `region.tier`, `home.jurisdiction`.
    record OfCatalogue(boolean isHome, Trait trait) implements Meaning {}

    /// `now`: the moment of the decision.
    record Now() implements Meaning {}

    /// A value, a set, a region, or a mistake.
    record Other() implements Meaning {}

    /// What the catalogue says of each region.
    enum Trait {
        TIER,
        JURISDICTION
    }

    static Meaning of(Path path) {
        String all = path.text();
        String tail = path.tail();
        Optional<Meaning> meaning =
                switch (path.head().text()) {
                    case "job" -> ofJob(tail);
                    case "region" -> ofRegion(tail);
                    case "home" -> ofHome(tail);
                    case "now" -> tail.isEmpty() ? Optional.of(new Now()) : Optional.empty();
                    default -> JobName.of(all).map(NameOfJob::new);
                };
        return meaning.orElseGet(Other::new);
    }

    private static Optional<Meaning> ofJob(String tail) {
        return switch (tail) {
            case "home-region" -> Optional.of(new TheHome());
            case "allowed-regions" -> Optional.of(new TheAllowed());
            default ->
                    JobFact.of(tail)
                            .<Meaning>map(OfJob::new)
                            .or(() -> JobName.of(tail).map(NameOfJob::new));
        };
    }

    private static Optional<Meaning> ofRegion(String tail) {
        return switch (tail) {
            case "" -> Optional.of(new TheRegion());
            case "tier" -> Optional.of(new OfCatalogue(false, Trait.TIER));
            case "jurisdiction" -> Optional.of(new OfCatalogue(false, Trait.JURISDICTION));
            default -> RegionFact.of(tail).map(OfRegion::new);
        };
    }

    private static Optional<Meaning> ofHome(String tail) {
        return switch (tail) {
            case "" -> Optional.of(new TheHome());
            case "tier" -> Optional.of(new OfCatalogue(true, Trait.TIER));
            case "jurisdiction" -> Optional.of(new OfCatalogue(true, Trait.JURISDICTION));
            default -> RegionFact.of(tail).map(OfHome::new);
        };
    }

    /// All paths that mean something, for suggestions.
    static List<String> paths() {
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                "now",
                                "region",
                                "region.tier",
                                "region.jurisdiction",
                                "home",
                                "home.tier",
                                "home.jurisdiction",
                                "job.home-region",
                                "job.allowed-regions"));
        Arrays.stream(RegionFact.values()).forEach(fact -> paths.add("region." + fact.path()));
        Arrays.stream(RegionFact.values()).forEach(fact -> paths.add("home." + fact.path()));
        Arrays.stream(JobFact.values()).forEach(fact -> paths.add("job." + fact.path()));
        Arrays.stream(JobName.values()).forEach(name -> paths.add(name.path()));
        Arrays.stream(JobName.values()).forEach(name -> paths.add("job." + name.path()));
        return List.copyOf(paths);
    }
}
