package io.heliotrope.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeaseTest {
    private static final Instant GIVEN = TestWorld.REAL_NOW;
    private static final Instant END = GIVEN.plus(Lease.LENGTH);

    @Test
    void holds_for_its_length_from_when_it_was_given() {
        assertThat(Lease.isAlive(GIVEN, Optional.empty(), END)).isTrue();
        assertThat(Lease.isAlive(GIVEN, Optional.empty(), END.plusMillis(1))).isFalse();
    }

    @Test
    void holds_for_its_length_from_a_later_renewal() {
        Optional<Instant> renewed = Optional.of(GIVEN.plusSeconds(9));

        assertThat(Lease.isAlive(GIVEN, renewed, END.plusSeconds(9))).isTrue();
        assertThat(Lease.isAlive(GIVEN, renewed, END.plusSeconds(9).plusMillis(1))).isFalse();
    }

    @Test
    void is_not_shortened_by_a_renewal_before_it_was_given() {
        assertThat(Lease.isAlive(GIVEN, Optional.of(GIVEN.minusSeconds(9)), END)).isTrue();
    }
}
