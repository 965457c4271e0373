package io.heliotrope.policy.program;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A checked module with all that it uses.
///
/// `policies` are in order of precedence: where several could lead a job the first of them does,
/// which `priority above` and `below` arrange; without a word of theirs, two that could lead one
/// job are an error of the checks. `zones` are the clocks that deferrals name. `digest` is the
/// SHA-256, in hexadecimal, of the canonical text of every module and of the catalogue.
/// `precedences` are all pairs of policies whose order was said, by name: of others that could lead
/// one job the order is that of the text, which says nothing.
public record Program(
        String module,
        Places places,
        Map<RegionFact, Ladder> ladders,
        List<Rules> policies,
        List<Guarantee> guarantees,
        List<ZoneId> zones,
        String digest,
        Set<Precedence> precedences) {
    public Program {
        EnumMap<RegionFact, Ladder> some = new EnumMap<>(RegionFact.class);
        some.putAll(ladders);
        ladders = Collections.unmodifiableMap(some);
        policies = List.copyOf(policies);
        guarantees = List.copyOf(guarantees);
        zones = List.copyOf(zones);
        precedences = Collections.unmodifiableSet(new LinkedHashSet<>(precedences));
    }

    /// A program of whose policies no order was said.
    public Program(
            String module,
            Places places,
            Map<RegionFact, Ladder> ladders,
            List<Rules> policies,
            List<Guarantee> guarantees,
            List<ZoneId> zones,
            String digest) {
        this(module, places, ladders, policies, guarantees, zones, digest, Set.of());
    }

    /// The same with another catalogue of the same regions.
    public Program at(Places others) {
        return new Program(
                module, others, ladders, policies, guarantees, zones, digest, precedences);
    }

    /// The policy that leads among those that hold for a job, which are in order of precedence.
    public static Optional<Rules> leader(List<Rules> holding) {
        return holding.stream().filter(Rules::canLead).findFirst();
    }

    /// Steps of relaxation that a policy has.
    public static int steps(Rules leader) {
        return leader.relaxations().size();
    }
}
