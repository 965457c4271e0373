package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status.Done;
import io.heliotrope.queues.PartitionByJob;
import io.heliotrope.queues.SealedResult;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.seal.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The output that counts: the one whose token and execution the job's end names.
public sealed interface JobOutput {
    /// As text; its text form does not show it.
    record Text(String text) implements JobOutput {
        @Override
        public String toString() {
            return text.length() + " characters";
        }
    }

    /// It is sealed, and not to this key.
    record Shut() implements JobOutput {}

    /// It is not on the results topic, or not any more.
    record Absent() implements JobOutput {}

    /// Reads the results of the job's partition from their beginning.
    static JobOutput find(
            Installation installation,
            Region origin,
            Lane lane,
            JobId job,
            Done end,
            PrivateKey key) {
        List<JobOutput> found = new ArrayList<>();
        try (TopicScan scan = installation.scan(origin.home())) {
            List<TopicPartition> all = scan.partitions(Topics.results(origin.id(), lane));
            int own = all.isEmpty() ? 0 : PartitionByJob.of(job, all.size());
            scan.read(
                    all.stream().filter(p -> p.partition() == own).toList(),
                    received -> look(received, lane, job, end, key, found));
        }
        return found.isEmpty() ? new Absent() : found.getLast();
    }

    private static void look(
            ConsumerRecord<byte[], byte @Nullable []> received,
            Lane lane,
            JobId job,
            Done end,
            PrivateKey key,
            List<JobOutput> found) {
        switch (SealedResult.of(received, lane, key)) {
            case SealedResult.Open(Result result, var content) -> {
                if (counts(result, job, end)) {
                    found.add(new Text(new String(content.bytes(), StandardCharsets.UTF_8)));
                }
            }
            case SealedResult.NotSealed(Result result) -> {
                byte[] value = received.value();
                if (counts(result, job, end) && value != null) {
                    found.add(new Text(new String(value, StandardCharsets.UTF_8)));
                }
            }
            case SealedResult.Closed(Result result) -> {
                if (counts(result, job, end)) {
                    found.add(new Shut());
                }
            }
            case SealedResult.Malformed malformed -> {
                // not the one that is looked for
            }
        }
    }

    private static boolean counts(Result result, JobId job, Done end) {
        return result.job().equals(job)
                && result.token().equals(end.token())
                && result.kind() instanceof Result.Finished finished
                && finished.execution().equals(end.execution());
    }
}
