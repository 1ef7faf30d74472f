// Writes src/test/resources/template-spec.json: what CloudFormation's specification says of the resource types that
// template.yaml uses. The test needs that file only. To renew it, in examples/serverless:
//
//   npm pack @aws-cdk/aws-service-spec@0.1.216 --pack-destination target
//   tar -xzf target/aws-cdk-aws-service-spec-0.1.216.tgz -C target
//   node src/test/spec/extract.mjs target/package
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const folder = process.argv[2];
const schema = JSON.parse(gunzipSync(readFileSync(folder + "/db.json.gz"))).schema;
const definitions = new Map(schema.typeDefinition.entities.map((each) => [each.$id, each]));
const resources = new Map(schema.resource.entities.map((each) => [each.cloudFormationType, each]));

// SAM makes these resources from its own and passes these properties on, which its specification in the package lacks.
const MADE = {
  "AWS::Serverless::Function": [["AWS::Lambda::Function", ["SnapStart", "LoggingConfig"]]],
  "AWS::Serverless::HttpApi": [["AWS::ApiGatewayV2::Stage", ["AccessLogSettings"]], ["AWS::ApiGatewayV2::Api", []]],
};
const template = readFileSync("template.yaml", "utf8");
const used = new Set(template.match(/(?<=^ {4}Type: )AWS::\S+/gm));

const types = {};

function type(of) {
  switch (of.type) {
    case "ref":
      return { ref: definition(of.reference.$ref) };
    case "array":
      return { array: type(of.element) };
    case "map":
      return { map: type(of.element) };
    case "union":
      return { any: of.types.map(type) };
    default:
      return of.type;
  }
}

function definition(id) {
  const name = definitions.get(id).name + "." + id;
  if (!(name in types)) {
    types[name] = {};
    types[name] = properties(definitions.get(id).properties);
  }
  return name;
}

function properties(all) {
  return Object.fromEntries(
    Object.entries(all).map(([name, each]) => [name, { type: type(each.type), ...(each.required && { required: true }) }]),
  );
}

const found = {};
for (const name of [...used].sort()) {
  const resource = resources.get(name);
  const own = { ...resource.properties };
  const attributes = new Set(Object.keys(resource.attributes));
  for (const [from, names] of MADE[name] ?? []) {
    names.forEach((each) => (own[each] = resources.get(from).properties[each]));
    Object.keys(resources.get(from).attributes).forEach((each) => attributes.add(each));
  }
  found[name] = { properties: properties(own), attributes: [...attributes].sort() };
}
const { name, version } = JSON.parse(readFileSync(folder + "/package.json", "utf8"));
const lines = (all) =>
  Object.entries(all).map(([key, value]) => "    " + JSON.stringify(key) + ": " + JSON.stringify(value)).join(",\n");
writeFileSync(
  "src/test/resources/template-spec.json",
  `{\n  "package": "${name}@${version}",\n  "resources": {\n${lines(found)}\n  },\n  "types": {\n${lines(types)}\n  }\n}\n`,
);
