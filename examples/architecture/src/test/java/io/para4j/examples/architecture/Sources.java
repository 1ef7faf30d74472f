package io.para4j.examples.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java files of all modules. */
final class Sources {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String PACKAGE_INFO = "package-info.java";

    private Sources() {}

    /** Returns all Java files but those that describe packages, of main code and tests. */
    static List<Path> classes() {
        return files().stream().filter(file -> !file.endsWith(PACKAGE_INFO)).toList();
    }

    /** Returns the folders of all packages of main code. */
    static List<Path> mainPackages() {
        return files().stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .map(Path::getParent)
                .distinct()
                .toList();
    }

    /** Returns the names of the top-level classes in the folder of a package. */
    static List<String> classesIn(Path folder) {
        return classes().stream()
                .filter(file -> file.getParent().equals(folder))
                .map(Sources::className)
                .toList();
    }

    /** Returns the text that describes a package; empty if there is none. */
    static String tourOf(Path folder) {
        Path tour = folder.resolve(PACKAGE_INFO);
        return Files.exists(tour) ? text(tour) : "";
    }

    static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    static String packageName(Path folder) {
        return folder.toString().replaceAll(".*/src/main/java/", "").replace('/', '.');
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        try (Stream<Path> walk = Files.walk(ROOT)) {
            return walk.filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
