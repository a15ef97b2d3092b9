export interface Carrier {
	code: string;
	label: string;
}

/**
 * The carriers as `GET /carriers` has been measured to answer, in that order: a bare array, codes that are not unique
 * (`pcc`, `dhldp`), and a label that ends in a space.
 */
export const CARRIERS: readonly Carrier[] = `
dpd:DPD|pnl:PostNL|fex:FedEx|med:Med Africa|tnt:TNT|mre:Mondial Relay|brt:BRT|mal:Malaysia Post|fwl:FastWL|cub:CUBYN
dac:Dachser|cne:CNE Express|ems:China EMS|yun:Yun Express|ara:Aramex|hep:Heppner|default:autre|roy:Royal Mail
hmr:Hermes|gls:GLS|asd:Asendia|sfe:SF Express|sfc:SFC Service|ups:UPS|cpr:Colis Privé|cnp:China Post|4px:4PX|maz:Mazet
rlc:Relais Colis|dbs:DB Schenker|bps:Bpost|wip:WishPost|wan:WanbExpress|gef:Gefco|ser:Seur|CLogistics:CLOG
khn:Kuehne + Nagel|pcc:La Poste|pcc:Colissimo|pcc:Chronopost|pcc:Chronofresh|geo:GEODIS |dhldp:DHL|dhldp:Deutsche Post
yan:Yanwen|vir:VIR|tgt:TONGTUEXPRESS|j&t:AFS|cdr:Coordinadora|sue:SwissUniversalExpress|dsv:DSV dpd
clogp30:CChezVous|trk:Trusk|agd:Agediss|gofo:GofoAfs|gel:Gel|erd:Eurodis|jsp:Jersey Post|syp:Sunyou Post
ams:Amazon Shipping|vcv:VertChezVous|can:Cainiao|jcex:JCEX|ydh:YDH|war:Warning|landmark-global:Landmark`
	.slice(1)
	.split(/[|\n]/)
	.map((entry) => {
		const colon = entry.indexOf(':');
		return { code: entry.slice(0, colon), label: entry.slice(colon + 1) };
	});
