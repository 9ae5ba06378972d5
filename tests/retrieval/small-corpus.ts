/**
 * A short invented report, read as any report is, in an index in memory with an embedder that only knows characters:
 * for tests of what comes after indexing. Nothing here is true of any place.
 */
import { loadLanguage } from "../../src/answer/create-desk.ts";
import { readReport } from "../../src/corpus/read-report.ts";
import type { Report, ReportMetadata } from "../../src/corpus/report.ts";
import type { SearchIndex } from "../../src/indexing/search-index.ts";
import { loadEvidenceModel } from "../../src/retrieval/evidence-model.ts";
import { buildMemoryIndex } from "../../training/memory-index.ts";
import { createHashedBigramEmbedder, type RecordingEmbedder } from "../support/hashed-bigram-embedder.ts";

const TEXT = `2020年示例县政府工作报告
一、2019年工作回顾
（一）综合实力稳步提升
全年实现地区生产总值312.5亿元，增长6.8%；一般公共预算收入18.6亿元，增长4.2%；税收收入12.4亿元，下降3.1%。新增规模以上工业企业27家，高新技术企业总数达86家，占全市12%。今年一季度地区生产总值下降2.4%。
（二）民生福祉不断增进
城镇新增就业1.2万人，帮扶3500名登记失业人员实现再就业。新建小学3所、幼儿园8所，新增公办学位4600个。城镇居民人均可支配收入38250元；农村居民人均可支配收入由17800元提高到19460元。
（三）生态环境持续改善
造林2.6万亩，森林覆盖率达46.3%，比上年提高0.8个百分点。县城空气优良天数316天。县长周明担任总河长，“一河一策”全面实施，清水河获评省级美丽河湖。
二、2020年工作安排
（一）主要目标
地区生产总值增长7%左右，一般公共预算收入增长5%，城镇新增就业1万人以上。
（二）重点工作
力争新增高新技术企业20家，新建小学2所，造林3万亩。年底前建成县人民医院新院区，新增床位600张，总投资约4.5亿元。
`;

const METADATA: ReportMetadata = {
  title: "2020年示例县政府工作报告",
  place: "示例县",
  level: "county",
  genre: "work_report",
  year: 2020,
  reviewed: [2019, 2019],
  planned: [2020, 2020],
};

/** Thesaurus, places, stop words and tokenizer that ship. */
export const language = loadLanguage();

export const shippedModel = loadEvidenceModel(new URL("../../data/weights/evidence.json", import.meta.url).pathname);

/** The invented report, or another text with the same metadata. */
export function readSmallReport(text = TEXT, metadata: Partial<ReportMetadata> = {}, id = "shili-2020"): Report {
  return readReport({ id, fileName: `${id}.txt`, text, metadata: { ...METADATA, ...metadata } }, language.places);
}

export interface SmallCorpus {
  report: Report;
  index: SearchIndex;
  embedder: RecordingEmbedder;
}

export async function buildSmallCorpus(reports: Report[] = [readSmallReport()]): Promise<SmallCorpus> {
  const [report] = reports;
  if (!report) throw new RangeError("A corpus needs a report.");
  const embedder = createHashedBigramEmbedder();
  const index = await buildMemoryIndex(
    reports,
    language.concepts.tokenizer,
    (texts) => embedder.embedDocuments(texts),
    embedder.dimensions,
  );
  return { report, index, embedder };
}
