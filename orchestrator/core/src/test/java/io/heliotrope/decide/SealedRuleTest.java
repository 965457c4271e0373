package io.heliotrope.decide;

import static io.heliotrope.decide.TestJobs.accepted;
import static io.heliotrope.decide.TestJobs.batch;
import static io.heliotrope.decide.TestJobs.decide;
import static io.heliotrope.decide.TestJobs.interactive;
import static io.heliotrope.decide.TestJobs.removed;
import static io.heliotrope.decide.TestJobs.threeRegions;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Cover;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Sealing;
import io.heliotrope.model.Sealing.Duty;
import io.heliotrope.model.SealingKey;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Removal;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Regions `de`, `se` and `us`; `se` has the fewest grams.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealedRuleTest {
    private static final KeyId KEY = new KeyId("k1");
    private static final PublicKey REPLY = PublicKey.of(new byte[PublicKey.LENGTH]);

    private static Job with(Job job, Cover cover) {
        return new Job(
                job.id(),
                job.origin(),
                job.tenant(),
                job.model(),
                job.residency(),
                job.objective(),
                job.submittedAt(),
                job.digest(),
                job.payload(),
                cover);
    }

    private static Cover to(String... regions) {
        TreeMap<RegionId, KeyId> keys = new TreeMap<>();
        for (String region : regions) {
            keys.put(new RegionId(region), KEY);
        }
        return new Cover.Sealed(true, keys, REPLY);
    }

    private static World world(Map<String, Duty> duties, Map<String, SealingKey> keys) {
        TreeMap<Jurisdiction, Duty> asked = new TreeMap<>();
        duties.forEach((place, duty) -> asked.put(new Jurisdiction(place), duty));
        TreeMap<RegionId, List<SealingKey>> known = new TreeMap<>();
        keys.forEach((region, key) -> known.put(new RegionId(region), List.of(key)));
        return threeRegions().sealing(new Sealing(known, asked)).build();
    }

    private static World world() {
        return world(Map.of(), Map.of());
    }

    private static Job personal(String residency) {
        return with(interactive("de", residency, 500), new Cover.Open(true));
    }

    @Test
    void an_open_job_without_personal_data_goes_where_it_always_went_with_the_receipt_it_had() {
        Receipt receipt = decide(interactive("de", "", 500), world());

        assertThat(receipt.decision()).isEqualTo(new Decision.Dispatch(new RegionId("se")));
        assertThat(receipt.removals()).extracting(Removal::rule).doesNotContain("sealed");
    }

    @Test
    void an_open_job_with_personal_data_is_refused() {
        Receipt receipt = decide(personal(""), world());

        assertThat(receipt.decision())
                .isEqualTo(new Decision.Refuse(Refusal.NOT_SEALED, Instant.MAX));
        assertThat(removed(receipt, "sealed")).containsExactly("de", "se", "us");
    }

    @Test
    void a_jurisdiction_may_ask_for_more_or_for_less() {
        Job open = interactive("de", "", 500);
        World always = world(Map.of("EEA", Duty.ALWAYS), Map.of());
        World never = world(Map.of("DE", Duty.NEVER), Map.of());

        assertThat(decide(open, always).decision())
                .isEqualTo(new Decision.Refuse(Refusal.NOT_SEALED, Instant.MAX));
        assertThat(decide(personal(""), never).decision()).isInstanceOf(Decision.Dispatch.class);
    }

    @Test
    void a_sealed_job_goes_only_where_it_can_be_opened() {
        Receipt receipt = decide(with(interactive("de", "", 500), to("de", "us")), world());

        assertThat(receipt.decision()).isEqualTo(new Decision.Dispatch(new RegionId("us")));
        assertThat(receipt.removals())
                .element(1)
                .isEqualTo(new Removal("sealed", List.of(new RegionId("se"))));
    }

    @Test
    void a_seal_never_opens_a_region_that_residency_forbids() {
        Receipt receipt = decide(with(interactive("de", "EEA", 500), to("us")), world());

        assertThat(receipt.decision())
                .isEqualTo(new Decision.Refuse(Refusal.SEALED_ELSEWHERE, Instant.MAX));
        assertThat(removed(receipt, "residency")).containsExactly("us");
        assertThat(removed(receipt, "sealed")).containsExactly("de", "se");
    }

    @Test
    void nothing_is_sent_to_a_region_whose_key_is_retired() {
        World world = world(Map.of(), Map.of("se", new SealingKey.Retired(KEY)));
        Job job = with(interactive("de", "EEA", 500), to("de", "se"));

        Receipt receipt = decide(job, world);

        assertThat(receipt.decision()).isEqualTo(new Decision.Dispatch(new RegionId("de")));
        assertThat(removed(receipt, "sealed")).containsExactly("se", "us");
    }

    @Test
    void holds_at_every_relaxation_step_and_for_accepted_batch_jobs() {
        World world = world();
        BuiltInPolicy policy = new BuiltInPolicy(world.policy());
        Job held = with(batch("de", "", Duration.ofHours(6), Duration.ofHours(1)), to("us"));
        Job asked = with(interactive("de", "", 500), to("us"));

        for (Job job : List.of(held, asked)) {
            for (Load load : List.of(Load.NONE, accepted())) {
                Ruling ruling = policy.rule(job, world, load);
                for (int step = 0; step <= ruling.relaxations(); step++) {
                    long left = ruling.mask(step).allowed().bits();

                    assertThat(left & 0b011).as("%s at step %d", job.lane(), step).isZero();
                }
            }
        }
        assertThat(decide(held, world).decision())
                .isEqualTo(new Decision.Dispatch(new RegionId("us")));
    }

    @Test
    void an_accepted_batch_job_whose_keys_are_all_retired_is_not_sent_anywhere() {
        World world = world(Map.of(), Map.of("us", new SealingKey.Retired(KEY)));
        Job job = with(batch("de", "", Duration.ofHours(6), Duration.ofHours(1)), to("us"));

        assertThat(decide(job, world, accepted()).decision())
                .isEqualTo(new Decision.Refuse(Refusal.SEALED_ELSEWHERE, Instant.MAX));
    }

    @Test
    void its_receipt_is_recomputed_identically() {
        World world = world();
        Job job = with(interactive("de", "EEA", 500), to("de"));

        assertThat(Replay.check(decide(job, world), job, world)).isEmpty();
    }

    @Test
    void each_refusal_names_its_fix() {
        assertThat(Refusal.NOT_SEALED.fix()).contains("seal the payload to the keys");
        assertThat(Refusal.SEALED_ELSEWHERE.fix()).contains("newest keys");
        assertThat(Refusal.RESIDENCY.fix()).isEmpty();
    }
}
