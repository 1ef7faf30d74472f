package io.para4j;

import io.para4j.error.Target;
import io.para4j.internal.codec.ClassPlan;
import io.para4j.internal.codec.DeclaredPath;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.internal.codec.StandardField;
import io.para4j.model.Index;
import io.para4j.model.ParaObject;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import io.para4j.spi.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the indexes that classes and modules declare, and refuses those that could not work. As a table has one kind
 * for the values of a name in all its indexes, an indexed name has one kind in all registered classes.
 */
final class IndexDeclarations {
    private static final Set<String> NUMBERS = Set.of(Item.TIMESTAMP, Item.UPDATED);

    private final ObjectCodec codec;
    private final Map<String, IndexDefinition> byName = new LinkedHashMap<>();
    private final Map<String, KnownKind> kinds = new LinkedHashMap<>();

    /** The kind of an indexed name, and the index that it comes from. */
    private record KnownKind(IndexField.Kind kind, String index) {}

    private IndexDeclarations(ObjectCodec codec) {
        this.codec = codec;
    }

    /**
     * Collects the indexes.
     *
     * @param types the registered classes
     * @param generic the indexes for types without a class
     * @throws IllegalArgumentException if an index could not work; the message names the class and the index
     */
    static DeclaredIndexes of(
            Collection<Class<? extends ParaObject>> types, Collection<IndexDefinition> generic, ObjectCodec codec) {
        IndexDeclarations declarations = new IndexDeclarations(codec);
        types.forEach(declarations::addAll);
        generic.forEach(declarations::addGeneric);
        types.forEach(declarations::checkKinds);
        if (declarations.byName.size() > DeclaredIndexes.MAX_INDEXES) {
            throw new IllegalArgumentException(declarations.byName.size() + " indexes are declared, but an app has at"
                    + " most " + DeclaredIndexes.MAX_INDEXES + ": " + declarations.byName.keySet());
        }
        return new DeclaredIndexes(declarations.byName.values());
    }

    private void addAll(Class<? extends ParaObject> type) {
        for (Index index : type.getAnnotationsByType(Index.class)) {
            ClassPlan plan = codec.plan(type).orElseThrow();
            try {
                Optional<IndexField> sort =
                        index.sort().isEmpty() ? Optional.empty() : Optional.of(sortField(plan, index.sort()));
                add(new IndexDefinition(plan.type(), index.name(), field(plan, index.partition()), sort));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        type.getName() + " declares index " + Target.quote(index.name()) + ", which cannot work: "
                                + e.getMessage(),
                        e);
            }
        }
    }

    private static IndexField field(ClassPlan plan, String name) {
        Optional<StandardField> standard = StandardField.of(name);
        if (standard.isPresent() || StandardField.isReserved(name)) {
            return new IndexField(name, NUMBERS.contains(name) ? IndexField.Kind.NUMBER : IndexField.Kind.TEXT);
        }
        IndexField.Kind kind = plan.declared(Path.field(name))
                .keyKind()
                .orElseThrow(() -> new InvalidValueException(
                        name, "the values of its class are not stored as text, numbers or bytes"));
        return new IndexField(name, kind);
    }

    private static IndexField sortField(ClassPlan plan, String name) {
        IndexField field = field(plan, name);
        boolean isOrdered = StandardField.isReserved(name)
                || plan.declared(Path.field(name)).isOrdered();
        if (!isOrdered) {
            throw new InvalidValueException(
                    name, "the order of its stored values is not that of its class, so it cannot be a sort field");
        }
        return field;
    }

    private void addGeneric(IndexDefinition index) {
        codec.plan(index.type()).ifPresent(plan -> {
            throw new IllegalArgumentException("index " + Target.quote(index.fullName())
                    + " is declared by ParaModule.indexes(...), but "
                    + plan.objectClass().getName() + " is registered for its type; declare it there by @Index");
        });
        add(index);
    }

    private void add(IndexDefinition index) {
        IndexDefinition other = byName.putIfAbsent(index.fullName(), index);
        if (other != null && !other.equals(index)) {
            throw new IllegalArgumentException(
                    "index " + Target.quote(index.fullName()) + " is declared twice with different fields");
        }
        addKind(index, index.partition());
        index.sort().ifPresent(field -> addKind(index, field));
    }

    private void addKind(IndexDefinition index, IndexField field) {
        boolean isStandard = StandardField.isReserved(field.name());
        IndexField.Kind expected = NUMBERS.contains(field.name()) ? IndexField.Kind.NUMBER : IndexField.Kind.TEXT;
        if (isStandard && field.kind() != expected) {
            throw new IllegalArgumentException("index " + Target.quote(index.fullName()) + " takes "
                    + Target.quote(field.name()) + " for " + field.kind() + ", but in every object it is " + expected);
        }
        KnownKind known = kinds.putIfAbsent(field.name(), new KnownKind(field.kind(), index.fullName()));
        if (known != null && known.kind() != field.kind()) {
            throw new IllegalArgumentException("field " + Target.quote(field.name()) + " is " + known.kind()
                    + " in index " + Target.quote(known.index()) + " and " + field.kind() + " in index "
                    + Target.quote(index.fullName()) + "; rename one of the fields");
        }
    }

    private void checkKinds(Class<? extends ParaObject> type) {
        ClassPlan plan = codec.plan(type).orElseThrow();
        kinds.forEach((name, known) -> {
            if (plan.field(name).isPresent()) {
                checkKind(plan, plan.declared(Path.field(name)), known);
            }
        });
    }

    private static void checkKind(ClassPlan plan, DeclaredPath field, KnownKind known) {
        Optional<IndexField.Kind> kind = field.keyKind();
        if (!field.isFree() && !kind.equals(Optional.of(known.kind()))) {
            throw new IllegalArgumentException("index " + Target.quote(known.index()) + " needs " + known.kind()
                    + " in the field " + Target.quote(field.path().toString()) + " of every class, but in "
                    + plan.objectClass().getName() + " it is "
                    + kind.map(IndexField.Kind::toString).orElse("of a kind without order")
                    + "; rename one of the fields");
        }
    }
}
