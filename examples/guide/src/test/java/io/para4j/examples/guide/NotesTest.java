package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.dao.dynamodb.AWSDynamoDAOModule;
import io.para4j.model.Sysprop;
import io.para4j.testkit.dynamodb.DynamoDBExtension;
import io.para4j.testkit.dynamodb.DynamoDBServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDBExtension.class)
class NotesTest {
    @Test
    void noteIsReadBack(DynamoDBServer server) {
        Config config = ConfigFactory.parseMap(
                Map.of("para.dynamodb.endpoint", server.endpoint().toString()));
        try (Para para = Para.start(new ParaModule(config), new AWSDynamoDAOModule())) {
            para.apps().openOrCreate("notes");
            Sysprop note = new Sysprop("note");
            note.set("text", "Bought a bicycle.");
            String id = para.store("notes").create(note);

            assertThat(para.store("notes").read(Sysprop.class, id).orElseThrow().get("text"))
                    .isEqualTo("Bought a bicycle.");
        }
    }
}
