package io.heliotrope.orchestrator.access;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/// Tries, before a role starts, whether a cluster lets it in and do its work: once, instead of each
/// of its clients over and over. Nothing is written or changed.
public final class Doorman {
    /// Longer than the start of a connection over an ocean, shorter than a person's patience.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private Doorman() {}

    /// What a cluster said, unless it refused.
    public sealed interface Answer {
        /// It lets the role in and do all of its work.
        record Welcome() implements Answer {}

        /// It does not answer: it may come to.
        record Silence(String words) implements Answer {}
    }

    /// Asks as `seat`'s role. `wanted` are the rights on the cluster, those of other roles too. Who
    /// does not say who it is is not asked for rights: everybody else has them too, or nobody.
    ///
    /// @throws Refused when the role is not let in, or lacks a right
    public static Answer ask(Seat seat, Collection<Right> wanted) {
        Trouble.beforehand(seat)
                .ifPresent(words -> {
                    throw new Refused(words);
                });
        SortedSet<Right> own = new TreeSet<>(wanted);
        own.removeIf(right -> !right.role().equals(seat.role()));
        try (Admin admin = admin(seat)) {
            Exam exam = new Exam(admin, PATIENCE);
            if (!exam.answers()) {
                return new Answer.Silence(Trouble.silent(seat));
            }
            List<Right> missing = seat.isAnybody() ? List.of() : exam.lacking(own);
            if (!missing.isEmpty()) {
                throw new Refused(lacking(seat, missing));
            }
            return new Answer.Welcome();
        } catch (KafkaException failed) {
            throw new Refused(
                    Trouble.told(seat, failed).orElseGet(() -> Trouble.badSettings(seat, failed)),
                    failed);
        }
    }

    private static Admin admin(Seat seat) {
        return Admin.create(seat.settings().admin("heliotrope-door-" + seat.role().word()));
    }

    private static String lacking(Seat seat, List<Right> missing) {
        StringBuilder text = new StringBuilder();
        text.append(seat.who()).append(" lacks rights on ").append(seat.place()).append(":");
        missing.forEach(right ->
                text.append("\n  ")
                        .append(Right.word(right.operation()))
                        .append(" on ")
                        .append(right.on()));
        return text.append(
                        "\nheliotrope acl --print lists all that each role needs, heliotrope acl")
                .append(" --apply --cluster ")
                .append(seat.cluster())
                .append(" grants it")
                .toString();
    }
}
