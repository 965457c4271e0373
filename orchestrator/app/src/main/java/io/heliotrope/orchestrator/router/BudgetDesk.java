package io.heliotrope.orchestrator.router;

import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.queues.BudgetWire;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.format.Decoded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries a router's questions about budgets to the control cluster, and the answers back.
///
/// A thread of its own, which meets Kafka with the first question: where no policy has a budget it
/// costs nothing. While the control plane is away nothing is granted, and what needs more waits.
final class BudgetDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetDesk.class);
    private static final TopicPartition TOPIC = new TopicPartition(Topics.BUDGETS, 0);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final ClientSettings control;
    private final String name;
    private final BlockingQueue<BudgetRecord.Ask> asked = new LinkedBlockingQueue<>();
    private final AtomicLong sequence = new AtomicLong();
    private final GrantedBudgets grants;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    private BudgetDesk(ClientSettings control, String spender) {
        this.control = control;
        this.name = "heliotrope-budgets-" + spender;
        this.grants = new GrantedBudgets(spender, System::nanoTime, asked::add);
        this.thread = Thread.ofPlatform().name("budgets").daemon().unstarted(this::run);
    }

    /// `spender` is another one with every start of the process.
    static BudgetDesk open(ClientSettings control, String spender) {
        BudgetDesk desk = new BudgetDesk(control, spender);
        desk.thread.start();
        return desk;
    }

    GrantedBudgets grants() {
        return grants;
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void run() {
        try {
            BudgetRecord.Ask first = null;
            while (first == null && isOpen()) {
                first = asked.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (first != null) {
                serve(first);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("budgets are not asked for any more");
        }
    }

    private void serve(BudgetRecord.Ask first) throws InterruptedException {
        try (KafkaConsumer<byte[], byte[]> answers = new KafkaConsumer<>(control.logReader(name));
                Producer<byte[], byte[]> questions =
                        new KafkaProducer<>(control.interactiveProducer(name))) {
            answers.assign(List.of(TOPIC));
            seek(answers);
            send(questions, first);
            while (isOpen()) {
                BudgetRecord.Ask next = asked.poll();
                if (next != null) {
                    send(questions, next);
                } else {
                    listen(answers);
                }
            }
            grants.giveBack().forEach(back -> send(questions, back));
            questions.flush();
        }
    }

    /// Only answers to what is asked from now on count.
    private void seek(KafkaConsumer<byte[], byte[]> answers) throws InterruptedException {
        while (isOpen()) {
            try {
                answers.seekToEnd(List.of(TOPIC));
                long _ = answers.position(TOPIC);
                return;
            } catch (KafkaException away) {
                LOG.atWarn().setCause(away).log("no budget can be asked for; trying again");
                boolean _ = closed.await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void send(Producer<byte[], byte[]> questions, BudgetRecord.Ask ask) {
        Message message = BudgetWire.message(ask, Long.toString(sequence.getAndIncrement()));
        try {
            Future<RecordMetadata> _ =
                    questions.send(
                            message.to(Topics.BUDGETS, 0),
                            (written, failure) -> {
                                if (failure != null) {
                                    away(failure);
                                }
                            });
        } catch (KafkaException failure) {
            away(failure);
        }
    }

    /// It is asked for again as long as a run needs it.
    private static void away(Exception failure) {
        LOG.atWarn().setCause(failure).log("a budget could not be asked for");
    }

    private void listen(KafkaConsumer<byte[], byte[]> answers) {
        try {
            for (ConsumerRecord<byte[], byte[]> each : answers.poll(POLL)) {
                if (BudgetWire.read(each.value())
                        instanceof Decoded.Value<BudgetRecord>(BudgetRecord.Grant grant)) {
                    grants.granted(grant);
                }
            }
        } catch (KafkaException away) {
            LOG.atWarn().setCause(away).log("answers about budgets cannot be read");
        }
    }

    /// Gives back what was not spent.
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
