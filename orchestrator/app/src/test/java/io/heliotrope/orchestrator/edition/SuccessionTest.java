package io.heliotrope.orchestrator.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.start.CannotRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a start takes from its settings.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SuccessionTest {
    private static final String TWO_LEADERS =
            """
            language 1
            policy nightly {
              for jobs where class is batch
              prefer lower region.grams
            }
            policy acme {
              for jobs where tenant is acme
              prefer lower region.latency
            }
            """;

    private final HeliotropeConfig config =
            ((ConfigLoad.Loaded) ConfigLoad.unjudgedShipped(Map.of())).config();

    private PolicySettings settings(PolicyText text) {
        return config.policy().with(List.of(text));
    }

    @Test
    void a_policy_that_apply_refuses_is_not_taken_from_settings() {
        PolicySettings two = settings(new PolicyText("two.helio", TWO_LEADERS));

        assertThat(Admission.of(two, config.catalogue()).isGranted()).isFalse();
        assertThatThrownBy(() -> Succession.requireSound(two, config.catalogue()))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("the policy two.helio does not hold")
                .hasMessageContaining("two.helio:2:1 H105: `nightly` and `acme` could both lead")
                .hasMessageContaining("'heliotrope policy check' tells more");
    }

    @Test
    void one_that_says_who_leads_is_taken() {
        PolicyText ordered =
                new PolicyText(
                        "two.helio",
                        TWO_LEADERS.replace(
                                "region.latency\n", "region.latency\n  priority above nightly\n"));

        Succession.requireSound(settings(ordered), config.catalogue());
        Succession.requireSound(settings(PolicyTexts.shipped()), config.catalogue());

        assertThat(Admission.of(settings(ordered), config.catalogue()).isGranted()).isTrue();
    }
}
