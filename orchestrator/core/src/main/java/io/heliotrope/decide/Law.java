package io.heliotrope.decide;

import io.heliotrope.decide.Mask.RuleWord;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Cover;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.policy.RegionWord;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules that no policy can loosen, in this order, each judged for every region:
///
/// - `residency`: the job's labels and the law of its origin allow the region;
/// - `sealed` (only for jobs that are sealed or must be): the job is sealed to a key of the region
///   that is not retired; one that must be sealed and is not may go nowhere;
/// - `model`: the catalogue knows the model;
/// - `fit`: the model fits the region's accelerator;
/// - `slots`: the catalogue gives the region slots of the job's lane;
/// - `deadline` (batch that is not accepted yet): a run begun now ends with the reserve before the
///   deadline.
///
/// `all` are all regions of the catalogue.
record Law(List<RuleWord> rules, RegionWord allowed, long all) {
    Law {
        rules = List.copyOf(rules);
    }

    /// What holds for a job, whatever a policy says.
    static Law of(Job job, World world) {
        Catalogue catalogue = world.catalogue();
        ModelSpec model = catalogue.model(job.model()).orElse(null);
        long all = RegionWord.first(catalogue.size()).bits();
        List<RuleWord> rules = new ArrayList<>();
        rules.add(word(Rules.RESIDENCY, all & ~catalogue.allowed(job.residency(), job.origin())));
        RuleWord sealed = sealed(job, catalogue, all);
        if (sealed != null) {
            rules.add(sealed);
        }
        rules.add(word(Rules.MODEL, model == null ? all : 0));
        rules.add(word(Rules.FIT, tooSmall(catalogue, model)));
        rules.add(word(Rules.SLOTS, slotless(catalogue, job.lane())));
        return new Law(rules, left(rules, all), all);
    }

    /// The mask of these rules and further ones, which come last.
    Mask with(List<RuleWord> more) {
        List<RuleWord> both = new ArrayList<>(rules);
        both.addAll(more);
        return new Mask(both, left(more, allowed.bits()));
    }

    private static RegionWord left(List<RuleWord> rules, long all) {
        long left = all;
        for (RuleWord rule : rules) {
            left &= ~rule.removed().bits();
        }
        return new RegionWord(left);
    }

    /// Removes every region from a batch job that, begun now, would miss its deadline.
    static RuleWord deadline(Complete complete, World world, Duration reserve) {
        boolean isHopeless = world.now().isAfter(Placement.latestSafeStart(complete, reserve));
        long all = RegionWord.first(world.catalogue().size()).bits();
        return word(Rules.DEADLINE, isHopeless ? all : 0);
    }

    static RuleWord word(String name, long removed) {
        return new RuleWord(name, removed == 0 ? RegionWord.NONE : new RegionWord(removed));
    }

    /// Absent for the many jobs that are open and may be: neither their receipts nor their time pay
    /// for a rule that says nothing.
    private static @Nullable RuleWord sealed(Job job, Catalogue catalogue, long all) {
        return switch (job.cover()) {
            case Cover.Open(boolean isPersonal) ->
                    catalogue.mustBeSealed(job.origin(), isPersonal)
                            ? word(Rules.SEALED, all)
                            : null;
            case Cover.Sealed cover -> word(Rules.SEALED, all & ~catalogue.openable(cover));
        };
    }

    private static long tooSmall(Catalogue catalogue, @Nullable ModelSpec model) {
        long word = 0;
        for (int i = 0; model != null && i < catalogue.size(); i++) {
            boolean fits = model.memoryGib() <= catalogue.region(i).accelerator().memoryGib();
            word |= fits ? 0 : 1L << i;
        }
        return word;
    }

    private static long slotless(Catalogue catalogue, Lane lane) {
        long word = 0;
        for (int i = 0; i < catalogue.size(); i++) {
            word |= catalogue.region(i).slots(lane) > 0 ? 0 : 1L << i;
        }
        return word;
    }
}
