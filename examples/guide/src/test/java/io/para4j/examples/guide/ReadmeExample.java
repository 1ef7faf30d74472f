package io.para4j.examples.guide;

import com.google.inject.Module;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;

/** The README's example. */
final class ReadmeExample {
    static String run(Module store, ParaModule module) {
        try (Para para = Para.start(module.types(Note.class), store)) {
            para.apps().create("diary");
            Store diary = para.store("diary");

            String id = diary.create(new Note("Bought a bicycle."));
            diary.modify(Note.class, id, note -> note.text = "Bought a red bicycle.");
            diary.patch(id, Patch.of(Note.class).add("readers", 1));

            Note note = diary.read(Note.class, id).orElseThrow();
            return note.text + " Version " + note.getVersion() + ", readers " + note.readers + ".";
        }
    }

    static final class Note extends AbstractParaObject {
        @Stored
        String text;

        @Stored
        int readers;

        Note() {}

        Note(String text) {
            this.text = text;
        }
    }

    private ReadmeExample() {}
}
