// Loaded into n8n before anything else: when the script that started it is gone, however it went, n8n stops too.
if (process.channel) {
	process.channel.unref();
	process.once('disconnect', () => process.emit('SIGTERM', 'SIGTERM'));
}
