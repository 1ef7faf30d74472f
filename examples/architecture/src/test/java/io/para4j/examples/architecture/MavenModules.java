package io.para4j.examples.architecture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The modules of this build by artifact id, read from their POMs. */
record MavenModules(Map<String, Module> byArtifactId) {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final String DEPLOY_SKIP = "maven.deploy.skip";

    /** One module: its folder and its POM. */
    record Module(Path folder, Element pom) {
        String packaging() {
            return child(pom, "packaging").map(Element::getTextContent).orElse("jar");
        }

        Optional<String> property(String name) {
            return child(pom, "properties")
                    .flatMap(properties -> child(properties, name))
                    .map(Element::getTextContent);
        }
    }

    static MavenModules read() {
        Map<String, Module> modules = new LinkedHashMap<>();
        add(ROOT, modules);
        return new MavenModules(modules);
    }

    private static void add(Path folder, Map<String, Module> modules) {
        Element pom = parse(folder.resolve("pom.xml"));
        modules.put(text(pom, "artifactId"), new Module(folder, pom));
        child(pom, "modules").stream()
                .flatMap(list -> children(list, "module"))
                .forEach(module -> add(folder.resolve(module.getTextContent()), modules));
    }

    /** Returns the version of the parent, which is that of every module. */
    String version() {
        return text(module("para-parent").pom(), "version");
    }

    Module module(String artifactId) {
        Module module = byArtifactId.get(artifactId);
        if (module == null) {
            throw new IllegalArgumentException("no module '" + artifactId + "'");
        }
        return module;
    }

    /** Returns the published artifacts that have code: everything but the POMs and the modules that are never deployed. */
    Map<String, Module> published() {
        Map<String, Module> published = new LinkedHashMap<>(byArtifactId);
        published.values().removeIf(module -> module.packaging().equals("pom") || !isDeployed(module));
        return published;
    }

    private boolean isDeployed(Module module) {
        Optional<String> skip = module.property(DEPLOY_SKIP);
        Optional<Element> parent = child(module.pom(), "parent");
        if (skip.isEmpty() && parent.isPresent()) {
            return isDeployed(module(text(parent.get(), "artifactId")));
        }
        return !skip.equals(Optional.of("true"));
    }

    static Element parse(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    static Element parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("no XML: " + xml, e);
        }
    }

    /** Returns the managed dependencies of a POM, in its order. */
    static List<Element> managed(Element pom) {
        return child(pom, "dependencyManagement").stream()
                .flatMap(MavenModules::dependencies)
                .toList();
    }

    static Stream<Element> dependencies(Element parent) {
        return child(parent, "dependencies").stream().flatMap(list -> children(list, "dependency"));
    }

    static String text(Element parent, String name) {
        return child(parent, name)
                .orElseThrow(() -> new IllegalArgumentException(parent.getTagName() + " has no " + name))
                .getTextContent();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).findFirst();
    }

    private static Stream<Element> children(Element parent, String name) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(parent.getChildNodes()::item)
                .filter(node -> node.getNodeName().equals(name))
                .map(Element.class::cast);
    }
}
