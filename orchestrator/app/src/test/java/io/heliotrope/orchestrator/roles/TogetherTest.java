package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TogetherTest {
    @Test
    void parts_close_at_the_same_time_and_all_of_them_though_one_fails() {
        CountDownLatch bothCloseNow = new CountDownLatch(2);
        AtomicBoolean sawTheOther = new AtomicBoolean();
        Together parts = new Together();
        parts.keep(() -> {
            bothCloseNow.countDown();
            throw new IllegalStateException("on purpose");
        });
        parts.keep(() -> {
            bothCloseNow.countDown();
            sawTheOther.set(bothCloseNow.await(10, TimeUnit.SECONDS));
        });

        parts.close();

        assertThat(sawTheOther).isTrue();
    }
}
