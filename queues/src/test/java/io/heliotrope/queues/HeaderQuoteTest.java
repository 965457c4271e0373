package io.heliotrope.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.model.QuoteId;
import io.heliotrope.protocol.Descriptor;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeaderQuoteTest {
    private static final String ID =
            "q1.eu-north.20260131T020000Z.20260131T021500Z.20260131T010000Z";

    private static Descriptor described(Lane lane, String quote) {
        return new Submitted("Hello", "heliotrope-model: tiny", "heliotrope-quote: " + quote)
                .described(lane);
    }

    private static String defects(Descriptor descriptor) {
        return descriptor instanceof Descriptor.Defective defective
                ? defective.defects().toString()
                : "none";
    }

    @Test
    void a_batch_job_says_which_choice_it_takes() {
        assertThat(described(Lane.BATCH, ID))
                .isInstanceOfSatisfying(
                        Descriptor.Sound.class,
                        sound -> assertThat(sound.job().accepted()).contains(QuoteId.parse(ID)));
    }

    @Test
    void what_is_no_id_is_a_defect() {
        assertThat(defects(described(Lane.BATCH, "the cheap one")))
                .isEqualTo(
                        "[heliotrope-quote was 'the cheap one', expected the id of a choice, such as "
                                + ID
                                + "]");
    }

    @Test
    void interactive_jobs_have_none() {
        assertThat(defects(described(Lane.INTERACTIVE, ID)))
                .isEqualTo(
                        "[heliotrope-quote was '"
                                + ID
                                + "', expected none: an interactive job runs at once]");
    }
}
