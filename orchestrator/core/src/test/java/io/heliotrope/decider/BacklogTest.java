package io.heliotrope.decider;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decider.Backlog.Extent;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BacklogTest {
    private final Backlog backlog = new Backlog();

    @Test
    void what_is_not_known_is_not_read() {
        backlog.read(1_000);

        assertThat(backlog.isRead()).isFalse();
    }

    @Test
    void all_before_the_end_must_be_read() {
        backlog.lies(new Extent(4, 6));
        backlog.read(4);
        boolean before = backlog.isRead();
        backlog.read(5);

        assertThat(before).isFalse();
        assertThat(backlog.isRead()).isTrue();
    }

    @Test
    void what_was_read_before_the_answer_came_counts() {
        backlog.read(5);
        backlog.lies(new Extent(4, 6));

        assertThat(backlog.isRead()).isTrue();
    }

    @Test
    void what_comes_later_is_no_part_of_it() {
        backlog.lies(new Extent(4, 6));
        backlog.read(5);
        backlog.lies(new Extent(4, 9));

        assertThat(backlog.isRead()).isTrue();
    }

    @Test
    void a_later_position_moves_it_on() {
        backlog.lies(new Extent(4, 6));
        backlog.lies(new Extent(6, 9));

        assertThat(backlog.isRead()).isTrue();
    }

    @Test
    void nothing_that_lies_there_is_read() {
        backlog.lies(new Extent(0, 0));

        assertThat(backlog.isRead()).isTrue();
    }

    @Test
    void it_begins_anew_with_the_task() {
        backlog.lies(new Extent(6, 6));
        backlog.begins();

        assertThat(backlog.isRead()).isFalse();
    }
}
