package io.heliotrope.orchestrator.energy;

import io.heliotrope.orchestrator.world.WorldReader;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks each [#EVERY] at what workers' meters told, and publishes what changed by it. For one
/// timer.
public final class EnergyTurn implements Runnable {
    /// Time between two turns.
    public static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(EnergyTurn.class);

    private final Supplier<Optional<World>> worlds;
    private final Consumer<List<? extends ControlRecord>> publish;
    private final EnergyLessons lessons = new EnergyLessons();

    /// `publish` returns when its records are kept. A figure that was not kept is told again next
    /// time.
    public EnergyTurn(WorldReader world, Consumer<List<? extends ControlRecord>> publish) {
        this(world::find, publish);
    }

    EnergyTurn(Supplier<Optional<World>> worlds, Consumer<List<? extends ControlRecord>> publish) {
        this.worlds = worlds;
        this.publish = publish;
    }

    @Override
    public void run() {
        List<EnergyFigure> news = worlds.get().map(lessons::turn).orElse(List.of());
        if (news.isEmpty()) {
            return;
        }
        publish.accept(news);
        for (EnergyFigure figure : news) {
            LOG.atInfo()
                    .addKeyValue("model", figure.served().model())
                    .addKeyValue("accelerator", figure.served().accelerator())
                    .addKeyValue("source", figure.source())
                    .addKeyValue("readings", figure.readings())
                    .log("energy figure published");
        }
    }
}
