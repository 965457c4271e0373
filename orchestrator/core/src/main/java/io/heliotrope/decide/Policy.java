package io.heliotrope.decide;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What may not be, and what is better: masks of regions and costs. The decision itself is core's.
///
/// Pure and deterministic. Whether a region is up is no policy's business: core knows it, and holds
/// a job whose regions are down instead of refusing it.
public interface Policy {
    /// Covers all that a decision depends on: equal digests decide alike.
    Digest digest();

    /// The accounts of the budgets that a job draws on: whoever asks for a ruling says in the load
    /// what is used of each.
    default List<Account> accounts(Job job, World world, boolean isAccepted) {
        return List.of();
    }

    /// How much of an account one of its periods has, in millionths of a gram or a GPU second; 0 of
    /// one that no budget of the policy keeps.
    default long limit(Account account) {
        return 0;
    }

    /// What it says of one job in one world. Asked only for jobs whose origin is in the catalogue.
    Ruling rule(Job job, World world, Load load);

    /// Asked once more when a job is handed over: the guarantee, by name, that does not allow it to
    /// run in a region now. By code that shares nothing with what [#rule] says, and empty unless
    /// one of the two is wrong.
    default Optional<String> breach(Job job, World world, Load load, int region) {
        return Optional.empty();
    }

    /// Of jobs for which nothing is left and that wait, those with more have their turn first.
    default double urgency(Job job, World world, boolean isAccepted) {
        return 0;
    }

    /// What a policy wants people to be told, by its name.
    record Alert(String policy, String text) {}

    /// What people are to be told of a job that runs by what was decided at a step.
    default Optional<Alert> alert(Job job, World world, Load load, int step) {
        return Optional.empty();
    }

    /// What its author says of a refusal that it has to answer for: of `rule`, after which no
    /// region was left. Empty where nothing was said, or the rule is not the policy's.
    default String reason(Job job, World world, Load load, String rule) {
        return "";
    }

    /// Why it ruled as it did at a step, for people, a line each: the policies that hold, and for
    /// each rule the regions that it removes with value, bound and distance. Empty where it cannot
    /// say more than a receipt does.
    default List<String> explain(Job job, World world, Load load, int step) {
        return List.of();
    }

    /// Job time kept free between a batch job's expected end and its deadline, at least 0.
    Duration reserve();
}
