package io.heliotrope.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyLoadTest {
    private static final String EVERYBODYS =
            """
            language 1
            policy all {
              for jobs where class is interactive
              prefer lower region.latency
            }
            """;
    private static final TenantId ACME = new TenantId("tenant");

    private static final Job ACMES = TestJobs.interactive("de", "", 500);
    private static final Job OTHERS =
            new Job(
                    ACMES.id(),
                    ACMES.origin(),
                    new TenantId("globex"),
                    ACMES.model(),
                    ACMES.residency(),
                    ACMES.objective(),
                    ACMES.submittedAt(),
                    ACMES.digest(),
                    ACMES.payload());

    private final World world = TestJobs.threeRegions().build();
    private final Catalogue catalogue = world.catalogue();

    private static PolicySettings text(String text) {
        return new PolicySettings(Rule.LOWEST_GRAMS_WITHIN_SLO, 0, 3, Duration.ZERO)
                .with(List.of(new PolicyText("all.helio", text)));
    }

    private LoadedPolicy load(PolicySettings settings) {
        return PolicyTexts.load(settings, catalogue);
    }

    @Test
    void a_guarantee_that_the_catalogue_refutes_closes_the_policy_and_says_so() {
        String claim =
                """
                regions home = de
                guarantee one {
                  for jobs where class is interactive
                  only in home
                }
                """;

        LoadedPolicy kept =
                load(
                        text(
                                EVERYBODYS.replace(
                                                "  prefer", "  require r: region in (de)\n  prefer")
                                        + claim));
        LoadedPolicy broken = load(text(EVERYBODYS + claim));

        assertThat(kept.faults()).isEmpty();
        assertThat(broken.faults())
                .singleElement()
                .asString()
                .contains("guarantee `one`", "is refuted in this catalogue");
        assertThat(broken.policy()).isInstanceOf(ClosedPolicy.class);
    }

    @Test
    void what_leaves_a_decision_to_the_order_of_the_text_may_not_come_into_force() {
        String two =
                EVERYBODYS
                        + """
                        policy acmes {
                          for jobs where tenant is acme
                          prefer lower region.grams
                        }
                        """;
        PolicySettings everybodys = text(two);
        PolicySettings tenants =
                text(EVERYBODYS)
                        .with(
                                ACME,
                                List.of(
                                        new PolicyText(
                                                "acme.helio",
                                                two.replace("all {", "ours {")
                                                        .replace("interactive", "batch")
                                                        .replace(
                                                                "language 1",
                                                                "language 1\nuse jobs from"
                                                                        + " \"all.helio\""))));

        assertThat(PolicyTexts.faults(everybodys, catalogue))
                .containsExactly(
                        "all.helio:2:1 H105: `all` and `acmes` could both lead one job, and nothing"
                                + " says which does");
        assertThat(PolicyTexts.faults(tenants, catalogue))
                .containsExactly(
                        "tenant tenant: acme.helio:3:1 H105: `ours` and `acmes` could both lead one"
                                + " job, and nothing says which does");
        assertThat(PolicyTexts.faults(text(EVERYBODYS), catalogue)).isEmpty();
        assertThat(load(everybodys).faults()).isEmpty();
    }

    @Test
    void a_start_after_which_a_deadline_is_missed_may_not_come_into_force() {
        String late =
                """
                language 1
                signals { carbon fresh for 15 min, then assume 600 g/kWh }
                policy late {
                  for jobs where class is batch
                  defer until region.carbon <= 120 g/kWh
                    start no later than job.deadline - 10 min
                }
                """;

        assertThat(PolicyTexts.faults(text(late), catalogue))
                .singleElement()
                .asString()
                .startsWith("all.helio:5:3 H106: policy `late` may start a job too late");
    }

    @Test
    void a_tenants_module_holds_for_its_jobs_alone_and_may_leave_nothing_out() {
        PolicySettings everybodys = text(EVERYBODYS);
        String own =
                """
                language 1
                use jobs from "all.helio"
                policy acmes {
                  for jobs where class is interactive
                  require nowhere: region.latency <= 0 ms
                }
                """;

        LoadedPolicy layered =
                load(everybodys.with(ACME, List.of(new PolicyText("acme.helio", own))));
        LoadedPolicy without =
                load(
                        everybodys.with(
                                ACME,
                                List.of(
                                        new PolicyText(
                                                "acme.helio",
                                                own.replace(
                                                        "use jobs from \"all.helio\"\n", "")))));

        assertThat(layered.faults()).isEmpty();
        assertThat(layered.policy().digest()).isNotEqualTo(load(everybodys).policy().digest());
        assertThat(decided(OTHERS, layered.policy()).decision())
                .isInstanceOf(Decision.Dispatch.class);
        assertThat(decided(ACMES, layered.policy()).decision())
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.POLICY));
        assertThat(without.faults())
                .singleElement()
                .asString()
                .contains(
                        "tenant tenant",
                        "leaves out `all.helio.all`",
                        "use jobs from \"all.helio\"");
    }

    @Test
    void a_module_of_a_tenant_may_not_be_called_as_one_of_everybodys() {
        LoadedPolicy taken =
                load(text(EVERYBODYS).with(ACME, List.of(new PolicyText("all.helio", EVERYBODYS))));

        assertThat(taken.faults())
                .containsExactly("tenant tenant: module all.helio is everybody's already");
    }

    @Test
    void what_the_second_look_forbids_goes_nowhere_whatever_the_rules_say() {
        Policy rules = load(text(EVERYBODYS)).policy();
        Decision.Dispatch lawful = (Decision.Dispatch) decided(ACMES, rules).decision();

        Receipt caught = decided(ACMES, new Distrusted(rules, catalogue.indexOf(lawful.region())));

        assertThat(caught.decision())
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.POLICY));
        assertThat(caught.removals().getLast().rule()).isEqualTo("guarantee.one");
    }

    @Test
    void a_refusal_tells_what_the_author_said_of_it() {
        String because =
                EVERYBODYS.replace(
                        "  prefer",
                        "  require r: region.latency <= 0 ms because \"it is far\"\n  prefer");
        String rejecting = because.replace("}", "  otherwise reject \"nothing is near\"\n}");

        assertThat(refused(because).detail()).isEqualTo("it is far");
        assertThat(refused(rejecting).detail()).isEqualTo("nothing is near");
        assertThat(load(text(because)).policy().explain(ACMES, world, Load.NONE, 0))
                .contains("all.r removes 3 of 3 (it is far)")
                .anyMatch(line -> line.contains("us: region.latency"));
    }

    private Status.Refused refused(String text) {
        Policy policy = load(text(text)).policy();
        Receipt receipt = decided(ACMES, policy);
        return Refusals.told((Decision.Refuse) receipt.decision(), ACMES, world, policy, receipt);
    }

    private Receipt decided(Job job, Policy policy) {
        return Decide.decide(job, world, Load.NONE, policy);
    }

    /// Rules whose second look finds one region against a guarantee.
    private record Distrusted(Policy rules, int forbidden) implements Policy {
        @Override
        public Digest digest() {
            return rules.digest();
        }

        @Override
        public Ruling rule(Job job, World world, Load load) {
            return rules.rule(job, world, load);
        }

        @Override
        public Optional<String> breach(Job job, World world, Load load, int region) {
            return region == forbidden ? Optional.of("one") : Optional.empty();
        }

        @Override
        public Duration reserve() {
            return rules.reserve();
        }
    }
}
