package io.heliotrope.orchestrator;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/// State stores in memory, as a processor gets them.
public final class MemoryStores {
    private MemoryStores() {}

    /// A context with an empty store of each name.
    public static MockProcessorContext<byte[], byte[]> context(Path directory, String... names) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:9");
        MockProcessorContext<byte[], byte[]> context =
                new MockProcessorContext<>(settings, new TaskId(0, 0), directory.toFile());
        for (String name : names) {
            KeyValueStore<byte[], byte[]> store =
                    Stores.keyValueStoreBuilder(
                                    Stores.inMemoryKeyValueStore(name),
                                    Serdes.ByteArray(),
                                    Serdes.ByteArray())
                            .withLoggingDisabled()
                            .withCachingDisabled()
                            .build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        return context;
    }
}
